"""Deliveries: the packages that one command brought, so that the same command can go on with them.

A delivery ends when each of its packages was looked at; a killed one has not ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor
from typing import Final


BEGIN: Final = """
INSERT INTO digitisation.delivery
    (run, institution, place, collection, goal, person, sources, begun)
VALUES (%s, %s, %s, %s, %s, %s, %s, publication.clock())
"""
UNENDED: Final = """
SELECT run FROM digitisation.delivery
WHERE ended IS NULL AND institution = %s AND place = %s AND collection = %s AND goal = %s
    AND person = %s AND sources = %s
ORDER BY begun DESC LIMIT 1
"""
END: Final = "UPDATE digitisation.delivery SET ended = publication.clock() WHERE run = %s"
FORGET: Final = """
DELETE FROM digitisation.delivery AS d
WHERE run = %s AND NOT EXISTS (SELECT FROM digitisation.batch AS b WHERE b.run = d.run)
"""


@dataclass(frozen=True)
class Delivery:
    """Packages by their folders, where they go (``place`` is a path), how far, and who says so."""

    institution: str
    place: str
    collection: str
    goal: str
    person: str
    sources: Sequence[str]


def begin(cursor: Cursor, run: str, delivery: Delivery) -> None:
    """Note a new delivery."""
    cursor.execute(BEGIN, (run, *_facts(delivery)))


def unended(cursor: Cursor, delivery: Delivery) -> str | None:
    """Return the run of just this delivery that did not come to its end, if there is one."""
    cursor.execute(UNENDED, _facts(delivery))
    row = cursor.fetchone()
    return row[0] if row else None


def sources_of(cursor: Cursor, run: str) -> list[str]:
    """Return the folders of the packages of a delivery."""
    cursor.execute("SELECT sources FROM digitisation.delivery WHERE run = %s", (run,))
    return cursor.fetchone()[0]


def end(cursor: Cursor, run: str) -> None:
    """Note that a delivery came to its end; one that brought nothing new is forgotten."""
    cursor.execute(END, (run,))
    cursor.execute(FORGET, (run,))


def _facts(delivery: Delivery) -> tuple[object, ...]:
    where = (delivery.institution, delivery.place, delivery.collection)
    return (*where, delivery.goal, delivery.person, list(delivery.sources))
