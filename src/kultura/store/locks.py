"""Advisory locks of the publication store.

Always of the two-integer form: RelStorage takes `pg_advisory_lock(bigint)` with an object's OID as
the key, and the two forms never meet.
"""

from enum import IntEnum
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor


FAMILY = 0x6B756C74  # "kult"
BATCHES = 0x6B756C75  # the second integer is the batch's number


class Lock(IntEnum):
    """What is done by one at a time."""

    MIGRATION = 1
    PROJECTOR = 2
    MEDIA = 3
    WORKER_CLOCK = 4


def try_session_lock(connection: Connection, lock: Lock) -> bool:
    """Take a lock that the connection holds until it ends; tell whether it was free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", (FAMILY, lock))
        return cursor.fetchone()[0]


def try_batch_lock(connection: Connection, batch: int) -> bool:
    """Take a batch of packages until the connection ends; tell whether it was free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", (BATCHES, batch))
        return cursor.fetchone()[0]


def release_batch_lock(connection: Connection, batch: int) -> None:
    """Give a batch back at once: the server notices a closed connection a moment later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", (BATCHES, batch))


def transaction_lock(cursor: Cursor, lock: Lock) -> None:
    """Wait for a lock and hold it until the transaction ends."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (FAMILY, lock))


def share_lock(cursor: Cursor, lock: Lock) -> None:
    """Wait for a lock that others may share, and hold it until the transaction ends."""
    cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", (FAMILY, lock))
