"""The clock of everything public: the server's time, which tests can move."""

from datetime import datetime
from datetime import timedelta
from psycopg2.extensions import cursor as Cursor


SET_AHEAD = "UPDATE publication.clock_offset SET ahead = make_interval(secs => %s)"


def now(cursor: Cursor) -> datetime:
    """Return the time by which dates are judged."""
    cursor.execute("SELECT publication.clock()")
    return cursor.fetchone()[0]


def set_ahead(cursor: Cursor, ahead: timedelta) -> None:
    """Move the clock ahead of the server's time (behind it, if negative).

    It is kept in seconds: days are longer or shorter where a session's zone changes clocks.
    """
    cursor.execute(SET_AHEAD, (ahead.total_seconds(),))
