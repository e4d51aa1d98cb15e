"""Rows of exported files: where the bytes of a picture or attachment are, and what they measure.

A row is put in before the record that shows the file, and marked to be looked at again: whoever
replaces the file meanwhile is seen then. Locks are taken in the order mark → media → row. Whoever
adds rows shares the lock that a collector holds alone, and looks whether the bytes are there after
it was got.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from kultura.store.feed import announce
from kultura.store.locks import Lock
from kultura.store.locks import share_lock
from kultura.store.marks import mark_again
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values


@dataclass(frozen=True, kw_only=True)
class Medium:
    """An exported file; `uid` is its object's, `source` tells which bytes of it these are.

    `size` is in bytes, `width` and `height` in pixels.
    """

    uid: str
    hash: str
    source: str
    media_type: str
    size: int
    filename: str | None = None
    width: int | None = None
    height: int | None = None
    color: str | None = None


COLUMNS = tuple(f.name for f in fields(Medium))
SHOWN_BY = """
SELECT reference.uid, reference.target
FROM publication.reference
JOIN publication.record ON record.uid = reference.uid
    AND record.withdrawn_at IS NULL AND record.access = 'open'
WHERE reference.role IN ('image', 'attachment', 'illustration')
"""


Holds = Callable[[str, int], bool]


class MediaLostError(Exception):
    """Bytes or rows that were there when a record was rendered have been collected since."""


@dataclass(frozen=True)
class Media:
    """Files of a few objects: those new here, marked objects' own, those that records show."""

    new: Sequence[Medium] = ()
    own: Mapping[str, Medium | None] = field(default_factory=dict)
    shown: Sequence[str] = ()


NO_MEDIA = Media()


def known(cursor: Cursor, uids: Iterable[str]) -> dict[str, Medium]:
    """Return the rows there are of some objects, by UID."""
    cursor.execute(
        f"SELECT {', '.join(COLUMNS)} FROM publication.medium WHERE uid = ANY(%s)", (list(uids),)
    )
    return {row[0]: Medium(**dict(zip(COLUMNS, row, strict=True))) for row in cursor.fetchall()}


def users(cursor: Cursor, uids: Iterable[str]) -> dict[str, set[str]]:
    """Return the records with open access that show files; by the file's UID."""
    found: dict[str, set[str]] = {}
    if not (wanted := list(uids)):
        return found
    cursor.execute(f"{SHOWN_BY} AND reference.target = ANY(%s)", (wanted,))
    for user, uid in cursor.fetchall():
        found.setdefault(uid, set()).add(user)
    return found


def add(cursor: Cursor, media: Sequence[Medium], holds: Holds) -> None:
    """Put in rows that are not there yet; a transaction of its own.

    A file that was not there before changes the records that show it already. Raises MediaLostError
    where the bytes have been collected before the row could name them.
    """
    mark_again(cursor, [medium.uid for medium in media])
    _share(cursor, media, holds)
    there = known(cursor, [medium.uid for medium in media])
    _insert(cursor, media, "ON CONFLICT DO NOTHING")
    back = [medium.uid for medium in media if medium.uid not in there]
    showing = set().union(*users(cursor, back).values())
    if showing:
        announce(cursor, showing, showing)


def replace(cursor: Cursor, media: Mapping[str, Medium | None], holds: Holds) -> tuple[str, ...]:
    """Write rows of objects whose marks the caller holds, None for what has no file.

    Return the UIDs whose rows are others now.
    """
    if not media:
        return ()
    there = known(cursor, media)
    changed = {uid: medium for uid, medium in media.items() if there.get(uid) != medium}
    written = [medium for medium in changed.values() if medium]
    _share(cursor, written, holds)
    put(cursor, written)
    gone = [uid for uid, medium in changed.items() if medium is None]
    cursor.execute("DELETE FROM publication.medium WHERE uid = ANY(%s)", (gone,))
    return tuple(sorted(changed))


def put(cursor: Cursor, media: Sequence[Medium]) -> None:
    """Write rows over those there are, whether their bytes are kept or not."""
    updates = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
    _insert(cursor, media, f"ON CONFLICT (uid) DO UPDATE SET {updates}")


def use(cursor: Cursor, uids: Sequence[str]) -> None:
    """Keep rows from being collected until the transaction ends, and then by its references.

    Raises MediaLostError where one has been.
    """
    if not uids:
        return
    cursor.execute(
        "SELECT uid FROM publication.medium WHERE uid = ANY(%s) ORDER BY uid FOR KEY SHARE",
        (list(uids),),
    )
    if len(cursor.fetchall()) < len(set(uids)):
        raise MediaLostError("files that were known have been collected")
    cursor.execute(
        "UPDATE publication.medium SET unused_since = NULL"
        " WHERE uid = ANY(%s) AND unused_since IS NOT NULL",
        (list(uids),),
    )


def all_media(cursor: Cursor) -> list[Medium]:
    """Return the rows of all exported files."""
    cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM publication.medium ORDER BY uid")
    return [Medium(**dict(zip(COLUMNS, row, strict=True))) for row in cursor.fetchall()]


def _share(cursor: Cursor, media: Sequence[Medium], holds: Holds) -> None:
    if not media:
        return
    share_lock(cursor, Lock.MEDIA)
    if not all(holds(medium.hash, medium.size) for medium in media):
        raise MediaLostError("bytes have been collected before a row named them")


def _insert(cursor: Cursor, media: Sequence[Medium], otherwise: str) -> None:
    rows = [astuple(medium) for medium in sorted(media, key=lambda medium: medium.uid)]
    if rows:
        statement = f"INSERT INTO publication.medium ({', '.join(COLUMNS)}) VALUES %s {otherwise}"
        execute_values(cursor, statement, rows, page_size=len(rows))
