"""A cursor in the store for what is no content: claims, visits, what is typed and not saved.

They are not in ZODB, because looking at a page must not be a commit. Without a store (a test layer,
a script) there is nothing to keep them in, and the pages leave out what needs them.

A thread keeps its connection: opening one takes as long as all else that is asked of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.publication.connection import store_dsn
from kultura.store.connection import connect_writer
from psycopg2 import Error
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from threading import local


_thread = local()


@contextmanager
def bookkeeping() -> Iterator[Cursor]:
    """Give a cursor whose work is committed at the end of the block."""
    dsn = store_dsn()
    opened = _lent(dsn) or connect_writer(dsn, "kultura desk")
    try:
        with opened, opened.cursor() as cursor:
            yield cursor
    except BaseException:
        opened.close()
        raise
    _give_back(dsn, opened)


def _lent(dsn: str) -> Connection | None:
    """Take this thread's connection, if it has one to this store that still lives."""
    held = _thread.__dict__.pop("held", None)
    if held is None:
        return None
    of, connection = held
    if of == dsn and _lives(connection):
        return connection
    connection.close()
    return None


def _lives(connection: Connection) -> bool:
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT")
    except Error:
        return False
    return True


def _give_back(dsn: str, connection: Connection) -> None:
    """Keep a connection for the next block; one that another block kept meanwhile is closed."""
    _of, other = _thread.__dict__.pop("held", (dsn, None))
    if other is not None:
        other.close()
    _thread.held = dsn, connection
