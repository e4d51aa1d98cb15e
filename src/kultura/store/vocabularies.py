"""The controlled vocabularies as rows: as the site has them, for the public to read.

Records hold values; labels are looked up here, so a new label is one row and renders nothing anew.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import replace
from kultura.store.feed import announce
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from psycopg2.extras import Json


TERM = "value, position, parent, uri, labels, broad_match"
STORED = f"SELECT vocabulary, {TERM} FROM publication.term"
ALL = f"SELECT name, {TERM} FROM publication.vocabulary"
SIZES = "SELECT name, count(*) FROM publication.vocabulary GROUP BY name ORDER BY name"
TERMS = f"{ALL} WHERE name = %s ORDER BY position"
USES = """
SELECT substr(used.term, length(%(prefix)s) + 1), count(*)
FROM (SELECT unnest(terms) AS term FROM publication.visible_record) AS used
WHERE starts_with(used.term, %(prefix)s)
GROUP BY 1
"""


@dataclass(frozen=True)
class StoredTerm:
    """A term of a vocabulary; narrower ones stand after it.

    `uri` is of the concept it is, `broad_match` of one it is narrower than, in a standard (SKOS).
    """

    vocabulary: str
    value: str
    position: int
    parent: str | None
    uri: str | None
    labels: Mapping[str, str]
    broad_match: str | None = None


def keep_vocabularies(connection: Connection, terms: Iterable[StoredTerm]) -> bool:
    """Have the rows say what the site's vocabularies say; tell whether they did not."""
    wanted = {(one.vocabulary, one.value): one for one in terms}
    with connection, connection.cursor() as cursor:
        cursor.execute(STORED)
        stored = {row[:2]: StoredTerm(*row) for row in cursor.fetchall()}
        if stored == wanted:
            return False
        cursor.execute("DELETE FROM publication.term")
        rows = [astuple(replace(one, labels=Json(dict(one.labels)))) for one in wanted.values()]
        into = f"INSERT INTO publication.term (vocabulary, {TERM}) VALUES %s"
        execute_values(cursor, into, rows, page_size=1000)
        announce(cursor, [])
    return True


def vocabularies(cursor: Cursor) -> dict[str, int]:
    """Return the names of all vocabularies with how many terms each has."""
    cursor.execute(SIZES)
    return dict(cursor.fetchall())


def terms_of(cursor: Cursor, name: str) -> list[StoredTerm]:
    """Return the terms of a vocabulary in their order; none where there is no such vocabulary."""
    cursor.execute(TERMS, (name,))
    return [StoredTerm(*row) for row in cursor.fetchall()]


def terms_among(cursor: Cursor, names: Iterable[str], values: Iterable[str]) -> list[StoredTerm]:
    """Return the terms of some vocabularies that have some values."""
    cursor.execute(f"{ALL} WHERE name = ANY(%s) AND value = ANY(%s)", (list(names), list(values)))
    return [StoredTerm(*row) for row in cursor.fetchall()]


def all_terms(cursor: Cursor) -> list[StoredTerm]:
    """Return the terms of all vocabularies."""
    cursor.execute(ALL)
    return [StoredTerm(*row) for row in cursor.fetchall()]


def uses(cursor: Cursor, name: str) -> dict[str, int]:
    """Return how many visible records use each value of a vocabulary, terms or not."""
    cursor.execute(USES, {"prefix": f"{name}:"})
    return dict(cursor.fetchall())
