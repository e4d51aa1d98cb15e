"""The vote: what a transaction does to the store before ZODB commits, in one SQL transaction."""

from collections.abc import Sequence
from kultura.store.feed import announce
from kultura.store.hides import hide
from kultura.store.hides import Limits
from kultura.store.hides import tighten
from kultura.store.marks import Mark
from kultura.store.marks import mark
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor


# What moves the version is flushed before anybody can see it: a number that a crash took back and
# gave out again would make a cached answer look right.
FLUSHED = "SET LOCAL synchronous_commit = on"


def vote(
    connection: Connection, hidden: Sequence[str], bounded: Sequence[Limits]
) -> tuple[Mark, ...]:
    """Mark all touched objects, hide those Anonymous may not see, narrow the others' limits.

    The connection is one for votes. Raises psycopg2.Error, after which nothing has happened.
    """
    with connection, connection.cursor() as cursor:
        uids = sorted({*hidden, *(limits.uid for limits in bounded)})
        marks = mark(cursor, uids)
        _take_away(cursor, hidden, bounded, uids)
    return marks


def _take_away(
    cursor: Cursor, hidden: Sequence[str], bounded: Sequence[Limits], uids: Sequence[str]
) -> None:
    any_hidden = hide(cursor, hidden)
    narrowed = tighten(cursor, bounded)
    if any_hidden or narrowed:
        cursor.execute(FLUSHED)
        announce(cursor, uids, narrowed)
