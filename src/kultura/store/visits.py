"""Until when a person has seen what a page of the desk lists."""

from datetime import datetime
from psycopg2.extensions import cursor as Cursor


SEEN = "SELECT seen FROM publication.visit WHERE person = %s AND page = %s"
SEE = """
INSERT INTO publication.visit (person, page, seen) VALUES (%s, %s, %s)
ON CONFLICT (person, page) DO UPDATE SET seen = greatest(visit.seen, excluded.seen)
"""


def seen_until(cursor: Cursor, person: str, page: str) -> datetime | None:
    """Return the moment up to which a person has seen a page's list; None for never."""
    cursor.execute(SEEN, (person, page))
    row = cursor.fetchone()
    return row[0] if row else None


def see(cursor: Cursor, person: str, page: str, moment: datetime) -> None:
    """Note that a person has seen a page's list up to a moment; it never goes back."""
    cursor.execute(SEE, (person, page, moment))
