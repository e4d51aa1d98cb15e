"""What an import leaves on an object: which run wrote it last, from which row, with which values.

The values are what a rerun merges against: what an editor changed since differs from them, what the
source changed since differs from them too. They are packed, because they are read by imports only.
"""

from Acquisition import aq_base
from dataclasses import dataclass
from dataclasses import field
from typing import Any

import orjson
import zlib


ATTRIBUTE = "_kultura_import"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The trace of an import on an object.

    `outcome` is what the run reported of the row; `values` those last imported, by field; `absent`
    the words that stood in place of values.
    """

    run: str
    identifier: str
    row: int
    outcome: str
    values: dict[str, Any] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)


def stamp_on(obj: Any) -> Stamp | None:
    """Return the stamp of an object, None if no import wrote it."""
    stored = stored_stamp(obj)
    if not stored:
        return None
    packed = orjson.loads(zlib.decompress(stored["packed"]))
    return Stamp(stored["run"], stored["identifier"], stored["row"], stored["outcome"], **packed)


def put_stamp(obj: Any, stamp: Stamp) -> None:
    """Leave a stamp on an object."""
    packed = orjson.dumps({"values": stamp.values, "absent": stamp.absent})
    stored = {
        "run": stamp.run,
        "identifier": stamp.identifier,
        "row": stamp.row,
        "outcome": stamp.outcome,
        "packed": zlib.compress(packed),
    }
    setattr(aq_base(obj), ATTRIBUTE, stored)


def stored_stamp(obj: Any) -> dict[str, Any]:
    """Return run, identifier and row of an object's stamp without unpacking its values.

    Looked up in the object's own state, which one that was not loaded does not have yet: asking
    for an attribute it lacks would ask every schema for a default.
    """
    base = aq_base(obj)
    base._p_activate()
    return base.__dict__.get(ATTRIBUTE) or {}
