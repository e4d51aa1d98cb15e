"""Wake-up calls between processes: only hints, whoever listens also polls."""

from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor

import select


PENDING = "publication_pending"
VERSION = "publication_version"
JOBS = "publication_jobs"


def notify(cursor: Cursor, channel: str, payload: str = "") -> None:
    """Call whoever listens, when the transaction commits.

    Once a transaction: each committing NOTIFY takes a lock of the whole server.
    """
    cursor.execute("SELECT pg_notify(%s, %s)", (channel, payload))


def listen(connection: Connection, channel: str) -> None:
    """Hear the calls of a channel on this connection, which must be in autocommit."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {channel}")


def wait(connection: Connection, seconds: float) -> bool:
    """Wait for a call, not longer than some seconds; tell whether one came.

    Raises psycopg2.OperationalError when the connection is lost.
    """
    readable, _, _ = select.select([connection], [], [], seconds)
    if readable:
        connection.poll()
    called = bool(connection.notifies)
    connection.notifies.clear()
    return called
