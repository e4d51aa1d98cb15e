"""Batches whose record does not say all that their package does, as their notes tell.

Only the newest package of a record asks: what an earlier one says differently is past.
"""

from collections.abc import Collection
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json
from typing import Final


ASKS: Final = """
b.state = 'described' AND b.note @> ANY(%s::jsonb[]) AND NOT EXISTS (
    SELECT FROM digitisation.batch AS newer
    WHERE newer.uid = b.uid AND newer.state = 'described'
        AND (newer.version, newer.id) > (b.version, b.id)
)
"""
AMONG: Final = f"SELECT b.id FROM digitisation.batch AS b WHERE b.id = ANY(%s) AND {ASKS}"
COUNT: Final = f"""
SELECT d.institution, count(*)
FROM digitisation.batch AS b JOIN digitisation.delivery AS d USING (run)
WHERE d.institution = ANY(%s) AND {ASKS}
GROUP BY d.institution
"""


def with_one_of(messages: Collection[str]) -> list[Json]:
    """Return what a note contains that has one of the messages, as ``ASKS`` is given it."""
    return [Json([{"id": str(one)}]) for one in messages]


def asking_among(cursor: Cursor, ids: Collection[int], messages: Collection[str]) -> set[int]:
    """Return which of some batches ask: whose note has one of the messages."""
    cursor.execute(AMONG, (list(ids), with_one_of(messages)))
    return {id for (id,) in cursor.fetchall()}


def asking_in(
    cursor: Cursor, institutions: Collection[str], messages: Collection[str]
) -> dict[str, int]:
    """Return how many batches of institutions ask; an institution without any is left out."""
    cursor.execute(COUNT, (list(institutions), with_one_of(messages)))
    return dict(cursor.fetchall())
