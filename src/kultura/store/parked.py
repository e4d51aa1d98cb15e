"""Parked marks: objects that could not be rendered, put aside and reported.

A record that was public keeps its last good rendering; the next change of the object, or a rebuild,
tries again.
"""

from dataclasses import dataclass
from datetime import datetime
from kultura.store.marks import erase
from kultura.store.marks import Mark
from psycopg2.extensions import cursor as Cursor


PARK = """
INSERT INTO publication.parked (uid, generation, attempts, error) VALUES (%s, %s, %s, %s)
ON CONFLICT (uid) DO UPDATE SET
    generation = excluded.generation,
    attempts = excluded.attempts,
    error = excluded.error,
    parked_at = clock_timestamp()
"""


@dataclass(frozen=True)
class Parked:
    """An object that could not be rendered, with its last error."""

    uid: str
    attempts: int
    parked_at: datetime
    error: str


def park(cursor: Cursor, mark: Mark, error: str) -> None:
    """Put a mark aside; the caller holds it."""
    cursor.execute(PARK, (mark.uid, mark.generation, mark.attempts + 1, error))
    erase(cursor, [mark.uid])


def unpark(cursor: Cursor, uids: list[str]) -> None:
    """Forget that objects were parked: they were rendered, or are no more."""
    cursor.execute("DELETE FROM publication.parked WHERE uid = ANY(%s)", (uids,))


def parked(cursor: Cursor) -> tuple[Parked, ...]:
    """Return what is parked, oldest first."""
    cursor.execute(
        "SELECT uid, attempts, parked_at, error FROM publication.parked ORDER BY parked_at"
    )
    return tuple(Parked(*row) for row in cursor.fetchall())
