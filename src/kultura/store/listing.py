"""Listing: which visible records a collection holds; filtered, sorted and counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor


FILTERS = {
    "institution": "visible_record.institution = ANY(%(institution)s)",
    "kind": (
        "(visible_record.kind = ANY(%(kind)s) OR visible_record.institution IN"
        " (SELECT uid FROM publication.visible_record WHERE kind = ANY(%(kind)s)))"
    ),
}

COUNT = "SELECT count(*) FROM publication.visible_record WHERE {where}"

BY_TITLE = """
SELECT uid FROM (
    SELECT DISTINCT ON (visible_record.uid) visible_record.uid, title_key
    FROM publication.visible_record
    JOIN publication.visible_rendering USING (uid)
    WHERE {where}
    ORDER BY visible_record.uid, array_position(%(languages)s, language)
) AS titled
ORDER BY title_key, uid LIMIT %(limit)s OFFSET %(offset)s
"""

BY_CHANGE = """
SELECT uid FROM publication.visible_record WHERE {where}
ORDER BY changed_at DESC NULLS LAST, uid LIMIT %(limit)s OFFSET %(offset)s
"""

ORDERS = {"title": BY_TITLE, "-changed": BY_CHANGE}


@dataclass(frozen=True)
class Listing:
    """One page of a collection: how many there are in all, and the UIDs of this page in order."""

    total: int
    uids: tuple[str, ...]


def page(
    cursor: Cursor,
    collection: str,
    filters: dict[str, list[str]],
    order: str,
    languages: Sequence[str],
    limit: int,
    offset: int,
) -> Listing:
    """Return a page of a collection; an order is one of `ORDERS`, titles in the first language."""
    conditions = ["visible_record.collection = %(collection)s", *(FILTERS[f] for f in filters)]
    where = sql.SQL(" AND ").join([sql.SQL(condition) for condition in conditions])
    values = filters | {
        "collection": collection,
        "languages": list(languages),
        "limit": limit,
        "offset": offset,
    }
    cursor.execute(sql.SQL(COUNT).format(where=where), values)
    (total,) = cursor.fetchone()
    cursor.execute(sql.SQL(ORDERS[order]).format(where=where), values)
    return Listing(total, tuple(uid for (uid,) in cursor.fetchall()))


def counts(cursor: Cursor) -> dict[str, int]:
    """Return how many records are visible, by collection."""
    cursor.execute("SELECT collection, count(*) FROM publication.visible_record GROUP BY 1")
    return dict(cursor.fetchall())


def institution_kinds(cursor: Cursor) -> list[str]:
    """Return the kinds of institution of which one is visible."""
    cursor.execute(
        "SELECT DISTINCT kind FROM publication.visible_record"
        " WHERE collection = 'institutions' AND kind IS NOT NULL ORDER BY kind"
    )
    return [kind for (kind,) in cursor.fetchall()]


def institutions_of(cursor: Cursor, kinds: Sequence[str]) -> list[str]:
    """Return the visible institutions of some kinds."""
    cursor.execute(
        "SELECT uid FROM publication.visible_record WHERE collection = 'institutions'"
        " AND kind = ANY(%s) ORDER BY uid",
        (list(kinds),),
    )
    return [uid for (uid,) in cursor.fetchall()]


def one_of_each(cursor: Cursor) -> dict[str, str]:
    """Return the UID of one visible record of each collection."""
    cursor.execute("SELECT collection, min(uid) FROM publication.visible_record GROUP BY 1")
    return dict(cursor.fetchall())
