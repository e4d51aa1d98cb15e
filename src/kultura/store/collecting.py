"""Collecting files that no public record shows: first the row, after a time, then the bytes.

The bytes go under a lock that nobody shares who puts rows in, and only where no row names them.
"""

from collections.abc import Sequence
from datetime import timedelta
from kultura.store.locks import Lock
from kultura.store.locks import transaction_lock
from kultura.store.media import SHOWN_BY
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor


UNUSED = f"""
UPDATE publication.medium SET unused_since = clock_timestamp()
WHERE unused_since IS NULL
    AND NOT EXISTS (SELECT 1 FROM ({SHOWN_BY}) AS shown WHERE shown.target = medium.uid)
"""
USED = f"""
UPDATE publication.medium SET unused_since = NULL
WHERE unused_since IS NOT NULL
    AND EXISTS (SELECT 1 FROM ({SHOWN_BY}) AS shown WHERE shown.target = medium.uid)
"""
# A row that somebody begins to use while we wait for it has no unused_since any more.
DROP = "DELETE FROM publication.medium WHERE unused_since <= clock_timestamp() - %s"


def drop_unused(connection: Connection, grace: timedelta) -> int:
    """Drop the rows of files that no record has shown for a time; return how many."""
    with connection, connection.cursor() as cursor:
        cursor.execute(USED)
        cursor.execute(UNUSED)
        transaction_lock(cursor, Lock.MEDIA)
        cursor.execute(DROP, (grace,))
        return cursor.rowcount


def unnamed(cursor: Cursor, hashes: Sequence[str]) -> list[str]:
    """Return those of some hashes that no row names, and let none be named until we end."""
    transaction_lock(cursor, Lock.MEDIA)
    cursor.execute(
        "SELECT hash FROM unnest(%s::text[]) AS given (hash) WHERE NOT EXISTS"
        " (SELECT 1 FROM publication.medium WHERE medium.hash = given.hash)",
        (list(hashes),),
    )
    return [hash for (hash,) in cursor.fetchall()]
