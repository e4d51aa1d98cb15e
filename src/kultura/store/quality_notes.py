"""Notes on the quality of packages: they stay with the batch, and are shown with its record."""

from dataclasses import dataclass
from datetime import datetime
from psycopg2.extensions import cursor as Cursor


@dataclass(frozen=True)
class Note:
    """What somebody said of a batch, and when."""

    batch: int
    at: datetime
    person: str
    note: str


def write_note(cursor: Cursor, batch: int, person: str, note: str) -> None:
    """Add a note to a batch."""
    cursor.execute(
        "INSERT INTO digitisation.quality_note VALUES (%s, publication.clock(), %s, %s)",
        (batch, person, note),
    )


def notes_of(cursor: Cursor, batch: int) -> list[Note]:
    """Return the notes on a batch, the oldest first."""
    cursor.execute(
        "SELECT batch, at, person, note FROM digitisation.quality_note"
        " WHERE batch = %s ORDER BY at",
        (batch,),
    )
    return [Note(*row) for row in cursor.fetchall()]


def notes_on_record(cursor: Cursor, uid: str) -> list[Note]:
    """Return the notes on all packages of a record, the oldest first."""
    cursor.execute(
        "SELECT batch, at, person, note FROM digitisation.quality_note"
        " WHERE batch IN (SELECT id FROM digitisation.batch WHERE uid = %s) ORDER BY at",
        (uid,),
    )
    return [Note(*row) for row in cursor.fetchall()]
