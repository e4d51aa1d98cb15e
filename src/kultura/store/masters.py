"""Which images the repository keeps, by their checksums: what is brought twice is noticed by them.

The inventories say it too, but no package can wait until a million of them are read.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from typing import Final


BYTES: Final = 16  # of a SHA-512: enough against chance, and it is people who look then
MOST: Final = 20  # objects that are told of
NOTE: Final = """
INSERT INTO digitisation.master_digest (digest, object) VALUES %s ON CONFLICT DO NOTHING
"""
KEPT: Final = """
SELECT m.object, m.images, b.institution, b.title, b.uid
FROM (
    SELECT object, count(*) AS images FROM digitisation.master_digest
    WHERE digest = ANY(%s) AND object <> %s
    GROUP BY object ORDER BY count(*) DESC, object LIMIT %s
) AS m
LEFT JOIN LATERAL (
    SELECT d.institution, b.title, b.uid
    FROM digitisation.batch AS b JOIN digitisation.delivery AS d USING (run)
    WHERE b.object = m.object AND b.object <> '' ORDER BY b.id DESC LIMIT 1
) AS b ON true
ORDER BY m.images DESC, m.object
"""


@dataclass(frozen=True)
class Keeper:
    """An object that keeps some of the images asked for, and what its newest batch says of it."""

    object: str
    images: int
    institution: str | None
    title: str | None
    uid: str | None


def note_masters(cursor: Cursor, object: str, digests: Iterable[str]) -> None:
    """Note that an object keeps images, by their SHA-512."""
    rows = [(digest, object) for digest in _shortened(digests)]
    execute_values(cursor, NOTE, rows, page_size=1000)


def keepers(cursor: Cursor, digests: Iterable[str], object: str) -> list[Keeper]:
    """Return other objects than one that keep images of these SHA-512, those with most first."""
    cursor.execute(KEPT, (_shortened(digests), object, MOST))
    return [Keeper(*row) for row in cursor.fetchall()]


def forget_masters(cursor: Cursor) -> None:
    """Forget all of it, to be noted anew."""
    cursor.execute("DELETE FROM digitisation.master_digest")


def _shortened(digests: Iterable[str]) -> Collection[bytes]:
    return sorted({bytes.fromhex(digest)[:BYTES] for digest in digests})
