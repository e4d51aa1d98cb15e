"""Showing an object to one reader for one moment: its rows are written, read, and taken back."""

from collections.abc import Callable
from collections.abc import Sequence
from kultura.store.media import Medium
from kultura.store.media import put
from kultura.store.projection import Projection
from kultura.store.writing import write
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from typing import TypeVar


Found = TypeVar("Found")


def shown_once(
    connection: Connection,
    projection: Projection,
    media: Sequence[Medium],
    read: Callable[[Cursor], Found],
    zone: str,
) -> Found:
    """Return what is read while an object is shown to nobody else; nothing of it stays."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('TimeZone', %s, true)", (zone,))
            put(cursor, media)
            write(cursor, [projection])
            return read(cursor)
    finally:
        connection.rollback()
