"""How much of the repository is whose: bytes by institution, and what each of its objects added."""

from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor
from typing import Final


USE: Final = """
SELECT d.institution, count(DISTINCT b.object), sum(b.pages), sum(b.added)
FROM digitisation.batch AS b JOIN digitisation.delivery AS d USING (run)
WHERE b.state = 'described' AND (%(institution)s = '' OR d.institution = %(institution)s)
GROUP BY d.institution ORDER BY d.institution
"""


@dataclass(frozen=True)
class Use:
    """What an institution keeps: objects, pages of all their versions, bytes."""

    institution: str
    objects: int
    pages: int
    size: int


def use(cursor: Cursor, institution: str = "") -> list[Use]:
    """Return the use of each institution that keeps anything, or of one."""
    cursor.execute(USE, {"institution": institution})
    return [Use(name, objects, pages, int(size)) for name, objects, pages, size in cursor]


def size_of(cursor: Cursor, institution: str) -> int:
    """Return how many bytes an institution keeps."""
    return sum(one.size for one in use(cursor, institution))
