"""Lifetime: until when holds what was read?

Whoever reads something that time alone changes says so here, however deep in an answer it is; the
service then keeps the answer no longer.
"""

from datetime import datetime
from kultura.store.prepared import PreparedCursor
from psycopg2.extensions import cursor as Cursor


class LifetimeCursor(PreparedCursor):
    """A cursor that remembers the earliest end of what was read with it."""

    until: datetime | None = None


def ends(cursor: Cursor, *moments: datetime | None) -> None:
    """Note moments at which what was read with a cursor ceases to be so; None is never."""
    known = [at for at in (getattr(cursor, "until", None), *moments) if at is not None]
    if isinstance(cursor, LifetimeCursor):
        cursor.until = min(known, default=None)


def end(cursor: Cursor) -> datetime | None:
    """Return the earliest moment that was noted."""
    return getattr(cursor, "until", None)
