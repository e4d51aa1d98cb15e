"""The vote: what a transaction does to the store before ZODB commits.

Marks come first and are committed by themselves, in one round trip with a look at whether anything
has to be taken away. That is rare, and done in a second transaction which locks the marks again:
nobody can have projected them meanwhile, because RelStorage's transaction, older than they are,
has not ended.
"""

from collections.abc import Sequence
from kultura.store.feed import announce
from kultura.store.hides import EXPOSED
from kultura.store.hides import hide
from kultura.store.hides import Limits
from kultura.store.hides import ROW
from kultura.store.hides import row_of
from kultura.store.hides import tighten
from kultura.store.lease import clock
from kultura.store.lease import outlast
from kultura.store.marks import lock
from kultura.store.marks import MARK
from kultura.store.marks import Mark
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor


# Each statement of the two has a snapshot of its own: the second sees what the holder of a mark
# committed while the first waited for it.
MARK_AND_LOOK = f"""
{MARK};
SELECT pending.uid, pending.generation, {EXPOSED}
FROM publication.pending
JOIN (VALUES %s) AS tight (uid, hidden, containers, visible_from, visible_until, access) USING (uid)
LEFT JOIN publication.record ON record.uid = pending.uid AND record.withdrawn_at IS NULL
"""

# What moves the version is flushed before anybody can see it: a number that a crash took back and
# gave out again would make a cached answer look right.
FLUSHED = "SET LOCAL synchronous_commit = on"


def vote(
    connection: Connection, hidden: Sequence[str], bounded: Sequence[Limits]
) -> tuple[Mark, ...]:
    """Mark all touched objects, hide those Anonymous may not see, narrow the others' limits.

    Returns when no reader goes by what was before. The connection is one for votes. Raises
    psycopg2.Error, after which at most marks are left that the projector will find superfluous.
    """
    if not hidden and not bounded:
        return ()
    with connection.cursor() as cursor:
        marks, exposed = _mark(cursor, hidden, bounded)
    if exposed:
        _take_away(connection, sorted(exposed), hidden, bounded)
        outlast(clock())
    return marks


def _mark(
    cursor: Cursor, hidden: Sequence[str], bounded: Sequence[Limits]
) -> tuple[tuple[Mark, ...], set[str]]:
    limits = {one.uid: one for one in bounded} | dict.fromkeys(hidden)
    uids = sorted(limits)
    rows = b",".join(cursor.mogrify(ROW, row_of(uid, limits[uid])) for uid in uids)
    marking, looking = MARK_AND_LOOK.split("VALUES %s")
    cursor.execute(cursor.mogrify(marking, (uids,)) + b"VALUES " + rows + looking.encode())
    found = cursor.fetchall()
    marks = tuple(Mark(uid, generation) for uid, generation, _exposed in found)
    return marks, {uid for uid, _generation, exposed in found if exposed}


def _take_away(
    connection: Connection, uids: list[str], hidden: Sequence[str], bounded: Sequence[Limits]
) -> None:
    with connection, connection.cursor() as cursor:
        cursor.execute(FLUSHED)
        lock(cursor, uids)
        any_hidden = hide(cursor, [uid for uid in hidden if uid in uids])
        narrowed = tighten(cursor, [limits for limits in bounded if limits.uid in uids])
        if any_hidden or narrowed:
            announce(cursor, uids, narrowed)
