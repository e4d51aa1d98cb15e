"""From a record to data that JSON can carry, by the rules of the public API.

Names become camelCase; a scalar that is not known is absent, a list is always there; times are
RFC 3339 with an offset. References stay UIDs here: who joins them at read takes ``own_part`` and
``references`` apart.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import Field
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from functools import cache
from kultura.records.fields import own_fields
from kultura.records.fields import reference_fields
from kultura.records.record import Record
from typing import Any


NOTHING = (None, "")
Chooser = Callable[[Any], Iterable[Field]]


class NaiveTimeError(ValueError):
    """A time without offset: nobody could say when it is."""


def serialize(record: Record) -> dict[str, Any]:
    """Return the whole record, references as UIDs."""
    return _named(record) | _values(record, fields)


def own_part(record: Record) -> dict[str, Any]:
    """Return what a row stores as bytes: nothing of another object, nothing the clock changes."""
    return _named(record) | _values(record, own_fields)


def references(record: Record) -> dict[str, list[str]]:
    """Return the UIDs a record refers to, by the name under which they are joined."""
    found = {camel(f.name): _as_list(getattr(record, f.name)) for f in reference_fields(record)}
    venue = getattr(getattr(record, "place", None), "id", None)
    return {name: uids for name, uids in (found | {"place": _as_list(venue)}).items() if uids}


@cache
def camel(name: str) -> str:
    """Return a name as the API spells it: ``from_`` → ``from``, ``media_type`` → ``mediaType``."""
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def _named(record: Record) -> dict[str, Any]:
    return {"id": record.id, "type": record.type}


def _values(part: Any, chosen: Chooser) -> dict[str, Any]:
    pairs = ((camel(f.name), _plain(getattr(part, f.name), chosen)) for f in chosen(part))
    return {name: value for name, value in pairs if value not in NOTHING}


def _plain(value: Any, chosen: Chooser) -> Any:
    if isinstance(value, tuple | list):
        return [sent for item in value if (sent := _plain(item, chosen)) not in NOTHING]
    if is_dataclass(value):
        return _values(value, chosen) or None
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _moment(value: datetime) -> str:
    if value.utcoffset() is None:
        raise NaiveTimeError(f"{value.isoformat()} has no offset; say in which zone it is.")
    return value.replace(microsecond=0).isoformat()


def _as_list(value: str | tuple[str, ...] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
