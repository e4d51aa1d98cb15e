"""Marks: which UIDs must be projected.

A mark is written in the vote of the transaction that touched the object, and its row is the lock
of that UID: everybody takes mark → record → state, in this order and each in UID order. Its
generation tells whose it is. A mark that overlays one whose transaction has not been seen to end
(`overlapped`) keeps the newer xid of both and is never called ready: only the horizon knows that
all have ended.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.store.notify import notify
from kultura.store.notify import PENDING
from psycopg2.extensions import cursor as Cursor


@dataclass(frozen=True)
class Mark:
    """One UID to project, and the generation of the vote that said so."""

    uid: str
    generation: int
    attempts: int = 0


MARK = """
INSERT INTO publication.pending (uid, generation, xid, ready)
SELECT uid, nextval('publication.generation'), pg_current_xact_id(), false
FROM (SELECT unnest(%s::text[]) AS uid ORDER BY 1) AS touched
ON CONFLICT (uid) DO UPDATE SET
    generation = excluded.generation,
    xid = greatest(pending.xid, excluded.xid),
    ready = false,
    overlapped = NOT pending.ready,
    marked_at = clock_timestamp(),
    attempts = 0,
    retry_at = NULL,
    error = NULL
"""

READY = """
UPDATE publication.pending SET ready = true
FROM (
    SELECT pending.uid
    FROM publication.pending
    JOIN unnest(%s::text[], %s::bigint[]) AS ours (uid, generation) USING (uid, generation)
    WHERE NOT overlapped
    ORDER BY pending.uid
    FOR UPDATE OF pending SKIP LOCKED
) AS free
WHERE pending.uid = free.uid
"""

MARK_READY = """
INSERT INTO publication.pending (uid, generation, xid, ready)
SELECT uid, nextval('publication.generation'), pg_current_xact_id(), true
FROM (SELECT unnest(%s::text[]) AS uid ORDER BY 1) AS touched
ON CONFLICT (uid) DO NOTHING
"""

# Whoever renders by the mark that is there now is too early: its generation is no more.
MARK_AGAIN = """
INSERT INTO publication.pending (uid, generation, xid, ready)
SELECT uid, nextval('publication.generation'), pg_current_xact_id(), true
FROM (SELECT unnest(%s::text[]) AS uid ORDER BY 1) AS touched
ON CONFLICT (uid) DO UPDATE SET
    generation = excluded.generation,
    attempts = 0,
    retry_at = NULL,
    error = NULL
"""

HOLD = """
SELECT pending.uid, pending.generation
FROM publication.pending
JOIN unnest(%s::text[], %s::bigint[]) AS ours (uid, generation) USING (uid, generation)
ORDER BY pending.uid
FOR UPDATE OF pending
"""


def mark_ready(cursor: Cursor, uids: Iterable[str]) -> int:
    """Mark UIDs to be projected anew although nothing was committed; tell how many are new."""
    cursor.execute(MARK_READY, (sorted(set(uids)),))
    notify(cursor, PENDING)
    return cursor.rowcount


def mark_again(cursor: Cursor, uids: Iterable[str]) -> None:
    """Have objects looked at once more, by nobody who began to before this commits."""
    cursor.execute(MARK_AGAIN, (sorted(set(uids)),))
    notify(cursor, PENDING)


def say_ready(cursor: Cursor, marks: Sequence[Mark]) -> None:
    """Say that the transaction behind the marks has committed.

    A mark that somebody holds is left alone: it is being marked again, or being projected.
    """
    cursor.execute(f"{READY}; SELECT pg_notify(%s, '')", (*_columns(marks), PENDING))


def hold(cursor: Cursor, marks: Sequence[Mark]) -> frozenset[str]:
    """Lock the marks that are still of the generation given; return their UIDs.

    A UID that is missing was marked again, or done by somebody else: its rendering is stale.
    """
    cursor.execute(HOLD, _columns(marks))
    return frozenset(uid for uid, _generation in cursor.fetchall())


def lock(cursor: Cursor, uids: Sequence[str]) -> None:
    """Lock the marks of some UIDs, whosoever they are."""
    cursor.execute(
        "SELECT FROM publication.pending WHERE uid = ANY(%s) ORDER BY uid FOR UPDATE",
        (list(uids),),
    )


def erase(cursor: Cursor, uids: Iterable[str]) -> None:
    """Delete marks that were held and are done."""
    cursor.execute("DELETE FROM publication.pending WHERE uid = ANY(%s)", (list(uids),))


def _columns(marks: Sequence[Mark]) -> tuple[list[str], list[int]]:
    return [mark.uid for mark in marks], [mark.generation for mark in marks]
