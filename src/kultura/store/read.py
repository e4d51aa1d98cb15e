"""Reading: what the public service asks, over the views alone.

All functions take a cursor of the reader's connection. Whoever caches reads `moment` before the
rows: an answer holds for that version, and until the boundary of `bounded_moment`.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from kultura.store.measures import measured
from kultura.store.measures import measured_picture
from kultura.store.measures import public_files
from kultura.store.measures import shown_files
from psycopg2.extensions import cursor as Cursor
from typing import Any


@dataclass(frozen=True)
class Moment:
    """The store's version, the last number of the feed, and the time by which dates are judged.

    `store` is its identity: numbers of another store say nothing of this one.
    """

    version: int
    change: int
    now: datetime
    store: str


@dataclass(frozen=True)
class StoredRecord:
    """A record as it is sent: its own part and its media, and what is joined to them.

    ``pages``, ``has_text`` and ``cover`` (page, width, height) are of its digital form; None
    without one that is open to all.
    """

    uid: str
    type: str
    collection: str
    path: str
    institution: str | None
    access: str
    language: str
    etag: str
    body: bytes
    media: bytes | None
    pages: int | None
    has_text: bool | None
    cover: Mapping[str, Any] | None


@dataclass(frozen=True)
class Gone:
    """A record that was public once and is not now."""

    uid: str
    type: str
    collection: str
    withdrawn_at: datetime


MOMENT = "SELECT version, change, now, store FROM publication.version"

RECORDS = """
SELECT DISTINCT ON (uid)
    uid, type, collection, path, institution, access, language, etag, body, media, pages, has_text,
    cover
FROM publication.visible_rendering
WHERE uid = ANY(%(uids)s)
ORDER BY uid, array_position(%(languages)s, language)
"""

CARDS = """
SELECT DISTINCT ON (uid) uid, {fragment}
FROM publication.visible_rendering
WHERE uid = ANY(%s) AND {fragment} IS NOT NULL
ORDER BY uid, array_position(%s, language)
"""

VENUES = """
SELECT DISTINCT ON (uid) uid, place, usual
FROM publication.visible_rendering
WHERE uid = ANY(%s) AND place IS NOT NULL
ORDER BY uid, array_position(%s, language)
"""


def moment(cursor: Cursor) -> Moment:
    """Return the version and the time, by one indexed row."""
    cursor.execute(MOMENT)
    return Moment(*cursor.fetchone())


def bounded_moment(cursor: Cursor) -> tuple[Moment, datetime | None]:
    """Return the moment, and the next at which time alone shows or hides something."""
    cursor.execute(
        "SELECT version, change, now, store, (SELECT at FROM publication.next_boundary)"
        " FROM publication.version"
    )
    *known, boundary = cursor.fetchone()
    return Moment(*known), boundary


def next_turn(cursor: Cursor) -> datetime | None:
    """Return the next moment at which any date or opening begins or ends."""
    cursor.execute("SELECT at FROM publication.next_turn")
    return cursor.fetchone()[0]


def records(cursor: Cursor, uids: Iterable[str], languages: Sequence[str]) -> list[StoredRecord]:
    """Return visible records in the first of some languages each is there in; by UID."""
    cursor.execute(RECORDS, {"uids": list(uids), "languages": list(languages)})
    return with_measures(cursor, [record_of(row) for row in cursor.fetchall()])


def with_measures(cursor: Cursor, found: list[StoredRecord]) -> list[StoredRecord]:
    """Return records whose pictures and files have measures, as far as these are public."""
    shown = {uid for record in found for uid in shown_files(record.media or b"")}
    if not shown:
        return found
    files = public_files(cursor, shown)
    return [
        replace(record, media=measured(record.media, files)) if record.media else record
        for record in found
    ]


def latest(cursor: Cursor, most: int) -> list[tuple[str, str]]:
    """Return collections and UIDs of visible records, those that were changed last first."""
    cursor.execute(
        "SELECT collection, uid FROM publication.visible_record"
        " ORDER BY changed_at DESC NULLS LAST, uid LIMIT %s",
        (most,),
    )
    return cursor.fetchall()


def named(cursor: Cursor, uids: Iterable[str]) -> list[tuple[str, str]]:
    """Return collections and UIDs of those of some records that are visible."""
    cursor.execute(
        "SELECT collection, uid FROM publication.visible_record WHERE uid = ANY(%s)"
        " ORDER BY collection, uid",
        (list(uids),),
    )
    return cursor.fetchall()


def gone(cursor: Cursor, uid: str) -> Gone | None:
    """Return when a record was withdrawn; None where it is visible, or never was."""
    cursor.execute(
        "SELECT uid, type, collection, withdrawn_at FROM publication.gone WHERE uid = %s", (uid,)
    )
    row = cursor.fetchone()
    return Gone(*row) if row else None


def cards(
    cursor: Cursor, uids: Iterable[str], languages: Sequence[str], fragment: str = "card"
) -> dict[str, bytes]:
    """Return what others show of visible records, `card`, `place`, `image` or `usual`; by UID."""
    if fragment not in ("card", "place", "image", "usual"):
        raise ValueError(f"{fragment} is no fragment")
    cursor.execute(CARDS.format(fragment=fragment), (list(uids), list(languages)))
    found = {uid: bytes(row) for uid, row in cursor.fetchall()}
    return _measured_pictures(cursor, found) if fragment == "image" else found


def _measured_pictures(cursor: Cursor, pictures: dict[str, bytes]) -> dict[str, bytes]:
    shown = {uid for picture in pictures.values() for uid in shown_files(picture)}
    files = public_files(cursor, shown)
    found = {uid: measured_picture(picture, files) for uid, picture in pictures.items()}
    return {uid: picture for uid, picture in found.items() if picture is not None}


@dataclass(frozen=True)
class StoredVenue:
    """What others show of a venue: its place, and with `usual` who can come in."""

    place: bytes
    usual: bytes | None


def venues(cursor: Cursor, uids: Iterable[str], languages: Sequence[str]) -> dict[str, StoredVenue]:
    """Return what others show of visible venues; by UID."""
    cursor.execute(VENUES, (list(uids), list(languages)))
    return {
        uid: StoredVenue(bytes(place), bytes(usual) if usual else None)
        for uid, place, usual in cursor.fetchall()
    }


def references(cursor: Cursor, uids: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Return to whom visible records refer: by UID, then by role, in order."""
    cursor.execute(
        "SELECT uid, role, target FROM publication.visible_reference"
        " WHERE uid = ANY(%s) ORDER BY uid, role, position",
        (list(uids),),
    )
    found: dict[str, dict[str, list[str]]] = {}
    for uid, role, target in cursor.fetchall():
        found.setdefault(uid, {}).setdefault(role, []).append(target)
    return found


def uid_of_path(cursor: Cursor, path: str) -> str | None:
    """Return the UID of the record that bears a path, or bore it last."""
    cursor.execute("SELECT uid FROM publication.visible_path WHERE path = %s", (path,))
    row = cursor.fetchone()
    return row[0] if row else None


def path_of(cursor: Cursor, uid: str) -> str | None:
    """Return the path a visible record bears now."""
    cursor.execute("SELECT path FROM publication.visible_record WHERE uid = %s", (uid,))
    row = cursor.fetchone()
    return row[0] if row else None


def visible_among(cursor: Cursor, uids: Iterable[str]) -> set[str]:
    """Return those of some records that are visible."""
    cursor.execute("SELECT uid FROM publication.visible_record WHERE uid = ANY(%s)", (list(uids),))
    return {uid for (uid,) in cursor.fetchall()}


def titles(cursor: Cursor, uids: Iterable[str], languages: Sequence[str]) -> dict[str, str]:
    """Return the titles of visible records in the first of some languages each has; by UID."""
    cursor.execute(
        "SELECT DISTINCT ON (uid) uid, title FROM publication.visible_rendering"
        " WHERE uid = ANY(%s) ORDER BY uid, array_position(%s, language)",
        (list(uids), list(languages)),
    )
    return dict(cursor.fetchall())


def targets(cursor: Cursor, uids: Iterable[str], role: str) -> list[str]:
    """Return whom visible records refer to by a role."""
    cursor.execute(
        "SELECT DISTINCT target FROM publication.visible_reference"
        " WHERE uid = ANY(%s) AND role = %s",
        (list(uids), role),
    )
    return [target for (target,) in cursor.fetchall()]


def referring(cursor: Cursor, role: str) -> list[str]:
    """Return the visible records that refer to any by a role."""
    cursor.execute(
        "SELECT DISTINCT uid FROM publication.visible_reference WHERE role = %s", (role,)
    )
    return [uid for (uid,) in cursor.fetchall()]


def open_containers(cursor: Cursor) -> set[str]:
    """Return the containers that hide nothing now."""
    cursor.execute("SELECT uid FROM publication.open_container")
    return {uid for (uid,) in cursor.fetchall()}


def named_since(cursor: Cursor, number: int) -> set[str]:
    """Return whom the feed has named after a number."""
    cursor.execute("SELECT DISTINCT uid FROM publication.feed WHERE id > %s", (number,))
    return {uid for (uid,) in cursor.fetchall()}


def collection_of(cursor: Cursor, uid: str) -> str | None:
    """Return the collection of a visible record."""
    cursor.execute("SELECT collection FROM publication.visible_record WHERE uid = %s", (uid,))
    row = cursor.fetchone()
    return row[0] if row else None


def visible_uids(cursor: Cursor) -> set[str]:
    """Return the UIDs of all visible records."""
    cursor.execute("SELECT uid FROM publication.visible_record")
    return {uid for (uid,) in cursor.fetchall()}


def record_of(row: Sequence[Any]) -> StoredRecord:
    """Return the record of a row of `RECORDS`."""
    *known, body, media, pages, has_text, cover = row
    shown = None if media is None else bytes(media)
    return StoredRecord(*known, bytes(body), shown, pages, has_text, cover)
