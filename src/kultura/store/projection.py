"""Projection: an object as rows, and writing it.

The projector renders a `Projection` with no SQL transaction open and writes it in a short one,
holding the mark. A projection equal to what is stored writes nothing and moves nothing, so a
rebuild of what is right is silent.
"""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from decimal import Decimal
from functools import cached_property
from hashlib import blake2b
from typing import Any

import orjson


@dataclass(frozen=True, kw_only=True)
class Rendering:
    """The bytes of a record in one language.

    `body` is the own part, `card` what others show of it, `place` what others show of it as a
    place, `usual` what its dates show where they say nothing themselves; `media` (images,
    attachments, a logo) and `image` (the first picture) are shown by open access only.
    """

    language: str
    etag: str
    title: str
    title_key: str
    body: bytes
    card: bytes
    media: bytes | None = None
    image: bytes | None = None
    place: bytes | None = None
    usual: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """A showing, a slot, or (kind `run`) an exhibition from its first to its last day.

    `day`, `last_day`, `weekday` (Monday is 1) and `time_of_day` are local; `free_days` are weekdays
    on which it is free; `elsewhere` is a place said in words; `duration` is in minutes; `bodies` is
    the JSON to send by language. Kind `undated` is a record that has no dates.
    """

    id: str
    kind: str
    starts: datetime
    ends: datetime
    all_day: bool
    day: date
    last_day: date
    weekday: int
    time_of_day: time | None
    status: str
    availability: str | None
    place: str | None
    elsewhere: bool
    latitude: float | None
    longitude: float | None
    area: str | None
    free: bool | None
    free_days: tuple[int, ...]
    price_from: Decimal | None
    duration: int | None
    online: bool
    bookable: bool
    group_min: int | None
    group_max: int | None
    languages: tuple[str, ...]
    services: tuple[str, ...]
    bodies: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A stretch of a local day in which a place is open."""

    day: date
    opens: datetime
    closes: datetime
    free: bool


@dataclass(frozen=True, kw_only=True)
class Reference:
    """That a record refers to another, by a role, at a position."""

    role: str
    position: int
    target: str


@dataclass(frozen=True, kw_only=True)
class Projection:
    """One object as rows. Without a `collection` it is a container that is no record itself.

    `keeps_hours` says that its openings are known, `features` how everybody can come in.
    """

    uid: str
    type: str
    collection: str | None
    path: str
    containers: tuple[str, ...]
    institution: str | None = None
    kind: str | None = None
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    access: str = "open"
    published_at: datetime | None = None
    changed_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    area: str | None = None
    dating_from: int | None = None
    dating_to: int | None = None
    terms: tuple[str, ...] = ()
    keeps_hours: bool = False
    features: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    references: tuple[Reference, ...] = ()
    openings: tuple[Opening, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all but the openings, which follow from the rest and from the day."""
        content = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "openings"}
        for name, key in ORDER.items():
            content[name] = sorted(content[name], key=key)
        return blake2b(orjson.dumps(content, default=_plain, option=CANONICAL)).hexdigest()[:32]


ORDER = {
    "renderings": lambda one: one.language,
    "occurrences": lambda one: one.id,
    "references": lambda one: (one.role, one.position),
}
CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME


def columns(kind: type, *others: str) -> tuple[str, ...]:
    """Return the columns of a table whose rows are instances of a class, after other columns."""
    return (*others, *(f.name for f in fields(kind)))


def values(row: Any) -> tuple[Any, ...]:
    """Return the values of an instance in the order of its columns."""
    return tuple(_adapted(value) for value in asdict(row).values())


def _adapted(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return orjson.dumps(value).decode()
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return blake2b(value, digest_size=16).hexdigest()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value)} has no place in a projection")
