"""Composing: whole records as bytes, from stored parts; joined, not parsed.

What belongs to others is put in from their fragments, read from views: a hidden target is absent.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import fields
from functools import cache
from functools import cached_property
from kultura.reader.digital_form import digital_form
from kultura.reader.digital_form import media_of
from kultura.reader.happening.upcoming import upcoming
from kultura.reader.placing import at_venue
from kultura.records.links import resolved_in_json
from kultura.records.record import kinds
from kultura.records.record import Record
from kultura.records.serialize import camel
from kultura.store import read
from kultura.store.read import StoredRecord
from kultura.store.read import StoredVenue
from kultura.store.whole import Whole
from kultura.store.whole import whole
from psycopg2.extensions import cursor as Cursor

import orjson


PLACE = "place"
LINK = "link"
SCHEDULE = "schedule"
FILLED = (SCHEDULE, "downloads")
NOT_JOINED = ("image", "attachment", "illustration", LINK, PLACE)


@dataclass(frozen=True)
class Joined:
    """What a record shows of others by one name: their UIDs and fragments, in order."""

    name: str
    many: bool
    cards: tuple[tuple[str, bytes], ...]

    def member(self, instead: Mapping[str, bytes]) -> bytes:
        """Return the member of the JSON object; `instead` has other bytes for some UIDs."""
        shown = [instead.get(uid, card) for uid, card in self.cards]
        sent = b"[%s]" % b",".join(shown) if self.many else shown[0]
        return b'"%s":%s' % (self.name.encode(), sent)


@dataclass(frozen=True)
class WholeRecord:
    """A record as it is sent, and the language it is in; `own` lacks the brace at its end."""

    uid: str
    collection: str
    language: str
    own: bytes
    joined: tuple[Joined, ...]

    @cached_property
    def body(self) -> bytes:
        """The bytes to send."""
        return self.showing({})

    def showing(self, whole: Mapping[str, Mapping[str, bytes]]) -> bytes:
        """Return the bytes to send with other bytes for what is joined, by name and UID."""
        members = (one.member(whole.get(one.name, {})) for one in self.joined)
        return b",".join((self.own, *members)) + b"}"


@dataclass(frozen=True)
class Fragments:
    """What the records of one answer show of others: UIDs by record and role, bytes by UID."""

    references: dict[str, dict[str, list[str]]]
    cards: dict[str, bytes]
    venues: dict[str, StoredVenue]
    upcoming: dict[str, bytes]
    pages: dict[str, str]


def whole_records(
    cursor: Cursor, uids: Iterable[str], languages: Sequence[str]
) -> dict[str, WholeRecord]:
    """Return visible records by UID, each in the first language it is there in."""
    found = whole(cursor, uids, languages, NOT_JOINED)
    fragments = _fragments(cursor, found, languages)
    return {record.uid: _whole(record, fragments) for record in found.records}


def _fragments(cursor: Cursor, found: Whole, languages: Sequence[str]) -> Fragments:
    shown = found.references.values()
    places = {uid for roles in shown for uid in roles.get(PLACE, ())}
    return Fragments(
        found.references,
        found.cards,
        read.venues(cursor, places, languages) if places else {},
        _upcoming(cursor, found.records, found.references, languages),
        _pages(cursor, {uid for roles in shown for uid in roles.get(LINK, ())}, languages),
    )


def _pages(cursor: Cursor, uids: set[str], languages: Sequence[str]) -> dict[str, str]:
    """Return the public pages of visible records, to which texts link; by UID."""
    found = read.cards(cursor, uids, languages) if uids else {}
    return {uid: orjson.loads(card)["url"] for uid, card in found.items()}


def _upcoming(
    cursor: Cursor,
    stored: Sequence[StoredRecord],
    references: Mapping[str, Mapping[str, list[str]]],
    languages: Sequence[str],
) -> dict[str, bytes]:
    dated = [record for record in stored if has_dates(record.collection)]
    if not dated:
        return {}
    venues = {one.uid: references.get(one.uid, {}).get(PLACE, [None])[0] for one in dated}
    running = [one.uid for one in dated if _has(one.collection, "opens")]
    return upcoming(cursor, venues, running, languages)


def has_dates(collection: str) -> bool:
    """Tell whether records of a collection show dates, which time alone changes."""
    return _has(collection, SCHEDULE)


@cache
def _has(collection: str, field: str) -> bool:
    return hasattr(kinds().get(collection, Record), field)


def _whole(record: StoredRecord, fragments: Fragments) -> WholeRecord:
    roles = fragments.references.get(record.uid, {})
    body = record.body
    if LINK in roles:
        body = resolved_in_json(body, fragments.pages)
    parts = [media_of(record), *digital_form(record)]
    if record.uid in fragments.upcoming:
        parts.append(fragments.upcoming[record.uid])
    for uid in roles.get(PLACE, ())[:1]:
        if uid in fragments.venues:
            body, found = at_venue(record.collection, body, fragments.venues[uid])
            parts += found
    parts += unfilled_lists(record.collection)
    own = b",".join((body[:-1], *parts))
    joined = tuple(_joined(record, roles, fragments.cards))
    return WholeRecord(record.uid, record.collection, record.language, own, joined)


def _joined(
    record: StoredRecord, roles: dict[str, list[str]], cards: dict[str, bytes]
) -> Iterable[Joined]:
    known = reference_names(record.collection)
    for role in sorted({*known, *roles} - set(NOT_JOINED)):
        found = tuple((uid, cards[uid]) for uid in roles.get(role, ()) if uid in cards)
        many = known.get(role, True)
        if many or found:
            yield Joined(role, many, found)


@cache
def reference_names(collection: str) -> dict[str, bool]:
    """Return by which names a collection's records refer to others, and whether to many."""
    kind = kinds().get(collection)
    marked = [f for f in fields(kind) if f.metadata.get("reference")] if kind else []
    return {camel(f.name): f.default == () for f in marked}


@cache
def unfilled_lists(collection: str) -> tuple[bytes, ...]:
    """Return, empty, the lists of a collection's records that are joined by nothing yet."""
    kind = kinds().get(collection)
    marked = [f for f in fields(kind) if f.metadata.get("joined")] if kind else []
    names = (camel(f.name) for f in marked if f.default == () and f.name not in FILLED)
    return tuple(b'"%s":[]' % name.encode() for name in names)
