"""Ripe marks: those whose transaction has surely ended, one way or the other.

A mark is ripe when its own transaction said so after its commit (`ready`), or when every database
transaction older than the mark has ended. RelStorage's is older, because its rows were written
before our vote; so no list of sessions is needed and no period of grace, whoever died.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from kultura.store.marks import Mark
from psycopg2.extensions import cursor as Cursor


RIPE = """
SELECT uid, generation, attempts
FROM publication.pending
WHERE (ready OR xid < pg_snapshot_xmin(pg_current_snapshot()))
    AND (retry_at IS NULL OR retry_at <= clock_timestamp())
ORDER BY generation
LIMIT %s
"""

POSTPONE = """
UPDATE publication.pending
SET attempts = attempts + 1, error = %s, retry_at = clock_timestamp() + %s
WHERE uid = %s AND generation = %s
"""

LAG = """
SELECT count(*), count(*) FILTER (WHERE retry_at IS NOT NULL), min(marked_at)
FROM publication.pending
"""


@dataclass(frozen=True)
class Lag:
    """How much waits to be projected, how much of it failed before, and since when."""

    pending: int
    failing: int
    since: datetime | None


def ripe_marks(cursor: Cursor, limit: int) -> tuple[Mark, ...]:
    """Return the oldest marks that can be projected now."""
    cursor.execute(RIPE, (limit,))
    return tuple(Mark(*row) for row in cursor.fetchall())


def postpone(cursor: Cursor, mark: Mark, error: str, wait: timedelta) -> None:
    """Try a mark again after a while, unless it was marked anew meanwhile."""
    cursor.execute(POSTPONE, (error, wait, mark.uid, mark.generation))


def unripe(cursor: Cursor) -> bool:
    """Tell whether marks wait for their transaction to end."""
    cursor.execute("SELECT EXISTS (SELECT 1 FROM publication.pending WHERE NOT ready)")
    return cursor.fetchone()[0]


def lag(cursor: Cursor) -> Lag:
    """Tell how far the projector is behind."""
    cursor.execute(LAG)
    return Lag(*cursor.fetchone())
