"""What was digitised, in numbers: by day, by institution, by state, by what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from psycopg2.extensions import cursor as Cursor
from typing import Final


OF: Final = "digitisation.batch AS b JOIN digitisation.delivery AS d USING (run)"
WHOSE: Final = "(%(institution)s = '' OR d.institution = %(institution)s)"
DAYS: Final = f"""
SELECT (b.described_at AT TIME ZONE %(zone)s)::date AS day, sum(b.pages), count(*)
FROM {OF}
WHERE b.state = 'described' AND {WHOSE}
    AND b.described_at >= (%(since)s::timestamp AT TIME ZONE %(zone)s)
GROUP BY day ORDER BY day
"""
INSTITUTIONS: Final = f"""
WITH marked AS (  -- pages that people want scanned again; a proposal's are its original's too
    SELECT split_part(substr(f.object, length('kultura:') + 1), '/', 1) AS institution,
        count(*) AS pages
    FROM digitisation.page AS p JOIN digitisation.form AS f USING (uid)
    WHERE p.rescan AND f.original IS NULL GROUP BY 1
)
SELECT d.institution,
    count(DISTINCT b.object) FILTER (WHERE b.state = 'described'),
    coalesce(sum(b.pages) FILTER (WHERE b.state = 'described' AND b.version = 1), 0),
    count(*) FILTER (WHERE b.state = 'needs-decision'),
    count(*) FILTER (WHERE b.state = 'refused'),
    count(*) FILTER (WHERE b.state = 'described' AND b.version > 1),
    coalesce((SELECT pages FROM marked WHERE marked.institution = d.institution), 0),
    coalesce(sum(b.added) FILTER (WHERE b.state = 'described'), 0)
FROM {OF} WHERE {WHOSE}
GROUP BY d.institution ORDER BY 3 DESC, 1
"""
STATES: Final = f"""
SELECT b.state, count(*), sum(b.pages) FROM {OF}
WHERE b.state <> 'described' AND {WHOSE} GROUP BY b.state
"""
DESCRIBED: Final = f"""
SELECT b.uid, b.pages FROM {OF} WHERE b.state = 'described' AND {WHOSE}
"""
FINDINGS: Final = f"""
SELECT severity, code, sum(found)::bigint, count(*)
FROM (
    SELECT f.severity, f.code, f.batch, count(*) AS found
    FROM digitisation.finding AS f JOIN digitisation.batch AS b ON b.id = f.batch
    JOIN digitisation.delivery AS d USING (run)
    WHERE {WHOSE} GROUP BY f.severity, f.code, f.batch
) AS by_package
GROUP BY severity, code ORDER BY 3 DESC, 2
"""


@dataclass(frozen=True)
class Day:
    """What was described on one day."""

    day: date
    pages: int
    packages: int


@dataclass(frozen=True)
class Output:
    """What an institution brought; size in bytes.

    ``pages`` are those that first came; ``again`` is how many packages brought a later version,
    ``rescans`` how many pages are marked to be scanned again.
    """

    institution: str
    objects: int
    pages: int
    waiting: int
    refused: int
    again: int
    rescans: int
    size: int


@dataclass(frozen=True)
class Counted:
    """Packages and their pages."""

    packages: int
    pages: int


@dataclass(frozen=True)
class Frequency:
    """How often something was found, and in how many packages."""

    severity: str
    code: str
    count: int
    packages: int


def days(cursor: Cursor, institution: str, since: date, zone: str) -> list[Day]:
    """Return the days since one on which anything was described, as the region's clocks go."""
    values = {"institution": institution, "since": since, "zone": zone}
    cursor.execute(DAYS, values)
    return [Day(*row) for row in cursor.fetchall()]


def outputs(cursor: Cursor, institution: str) -> list[Output]:
    """Return what each institution brought, those with most pages first."""
    cursor.execute(INSTITUTIONS, {"institution": institution})
    return [Output(*row[:-1], int(row[-1])) for row in cursor.fetchall()]


def undescribed(cursor: Cursor, institution: str) -> dict[str, Counted]:
    """Return how many packages have not come to their description, by state."""
    cursor.execute(STATES, {"institution": institution})
    return {state: Counted(packages, pages) for state, packages, pages in cursor.fetchall()}


def described(cursor: Cursor, institution: str) -> Sequence[tuple[str, int]]:
    """Return the record and the pages of each package that came to its description."""
    cursor.execute(DESCRIBED, {"institution": institution})
    return cursor.fetchall()


def frequencies(cursor: Cursor, institution: str) -> list[Frequency]:
    """Return what was found how often, the most frequent first."""
    cursor.execute(FINDINGS, {"institution": institution})
    return [Frequency(*row) for row in cursor.fetchall()]
