"""A cursor in the store for what is no content: claims and visits.

They are not in ZODB, because looking at a page must not be a commit. Without a store (a test layer,
a script) there is nothing to keep them in, and the pages leave out what needs them.
"""

from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from kultura.publication.connection import store_dsn
from kultura.store.connection import connect_writer
from psycopg2.extensions import cursor as Cursor


@contextmanager
def bookkeeping() -> Iterator[Cursor]:
    """Give a cursor whose work is committed at the end of the block."""
    opened = closing(connect_writer(store_dsn(), "kultura desk"))
    with opened as connection, connection, connection.cursor() as cursor:
        yield cursor
