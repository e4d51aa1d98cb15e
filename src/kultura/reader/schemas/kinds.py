"""Every kind of record, as schemas made from the classes of `kultura.records` themselves.

What is optional, of which type and in which unit is said there; here only what the reader adds or
puts in place of it.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import Field
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import MISSING
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import MOMENT
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL
from kultura.records.happening import Happening
from kultura.records.occurrence import Occurrence
from kultura.records.picture import Attachment
from kultura.records.picture import Picture
from kultura.records.record import kinds
from kultura.records.record import Record
from kultura.records.serialize import camel
from types import NoneType
from types import UnionType
from typing import Any
from typing import get_args
from typing import get_origin
from typing import get_type_hints
from typing import Literal
from typing import Union

import re


PLAIN: Mapping[type, Mapping[str, Any]] = {
    str: TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: MOMENT,
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$", "examples": ["10:00"]},
}
INSTEAD = {Picture: {"image": ("iiif", URL)}, Attachment: {"file": ("url", URL)}}
NAMED_TOO = {"self": URL, "url": URL}
WHERE_FOUND = {"matches": list_of(ref("Match")), "distance": {"type": "number", "minimum": 0}}
WEB_ADDRESS = re.compile("(^|_)(url|website|license|uri|authority)$")


def schemas() -> dict[str, Any]:
    """Return the schemas of all kinds and of what they are made of, by name."""
    found = {kind.__name__: kind_schema(kind) for kind in kinds().values()}
    parts = {part.__name__: part_schema(part) for part in _parts(kinds().values())}
    return parts | found | {"Record": any_kind(), "SomeFields": some_fields(found)}


def kind_schema(kind: type[Record]) -> dict[str, Any]:
    """Return the schema of a kind of record."""
    described = part_schema(kind)
    named = {"type": {"const": kind.type, "type": "string"}} | NAMED_TOO
    described["properties"] = {"id": TEXT} | named | described["properties"] | WHERE_FOUND
    described["required"] = sorted({*described["required"], *named})
    if issubclass(kind, Happening):
        described["properties"]["nextDate"] = ref(Occurrence.__name__)
    return described


def part_schema(part: type) -> dict[str, Any]:
    """Return the schema of a class of `kultura.records`, its docstring as description."""
    hints = get_type_hints(part)
    members = {_name(part, f): (f, _field(part, f, hints[f.name])) for f in fields(part)}
    return {
        "type": "object",
        "description": _words(part.__doc__ or ""),
        "required": sorted(name for name, (field, _) in members.items() if _is_sent(field)),
        "properties": {name: schema for name, (_, schema) in members.items()},
    }


def any_kind() -> dict[str, Any]:
    """Return the schema of a record of whichever kind; `type` tells which."""
    known = {kind.type: ref(kind.__name__) for kind in kinds().values()}
    mapping = {name: one["$ref"] for name, one in known.items()}
    return {
        "oneOf": list(known.values()),
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def some_fields(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a record of which only some `fields` were asked for."""
    properties: dict[str, list[Any]] = {}
    for described in found.values():
        for name, schema in described["properties"].items():
            known = properties.setdefault(name, [])
            known += [schema] if schema not in known else []
    return {
        "type": "object",
        "description": "A record of which only some `fields` were asked for.",
        "properties": {n: s[0] if len(s) == 1 else {"anyOf": s} for n, s in properties.items()},
        "additionalProperties": False,
    }


def field_names() -> set[str]:
    """Return the names of all fields that records have."""
    return {name for kind in kinds().values() for name in kind_schema(kind)["properties"]}


def _name(part: type, field: Field) -> str:
    instead = INSTEAD.get(part, {}).get(field.name)
    return instead[0] if instead else camel(field.name)


def _field(part: type, field: Field, hint: Any) -> Mapping[str, Any]:
    if field.name in INSTEAD.get(part, {}):
        return INSTEAD[part][field.name][1]
    if field.metadata.get("reference") and issubclass(part, Record):
        shown = {"anyOf": [ref("Card"), ref("Record")]}
        return list_of(shown) if field.default == () else shown
    found = _of(hint)
    return URL if found == TEXT and WEB_ADDRESS.search(field.name) else found


def _of(hint: Any) -> Mapping[str, Any]:
    if get_origin(hint) in (UnionType, Union):
        (only,) = (one for one in get_args(hint) if one is not NoneType)
        return _of(only)
    if get_origin(hint) is tuple:
        return list_of(_of(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return TEXT | {"enum": list(get_args(hint))}
    return ref(hint.__name__) if is_dataclass(hint) else PLAIN[hint]


def _is_sent(field: Field) -> bool:
    """Tell whether a field is always there: a list is, and what cannot be unknown."""
    return field.default is MISSING or field.default is not None


def _parts(found: Any) -> Iterator[type]:
    for one in found:
        inner = [part for hint in get_type_hints(one).values() for part in _classes(hint)]
        yield from inner
        yield from _parts(inner)


def _classes(hint: Any) -> Iterator[type]:
    if is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


def _words(docstring: str) -> str:
    return re.sub(r"\s+", " ", docstring).replace("``", "`").strip()


SCHEMAS = schemas()
