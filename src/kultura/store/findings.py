"""What was found in packages, and what people decided about them."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from psycopg2.extras import Json
from typing import Any
from typing import Final
from typing import Literal


Action = Literal["waive", "refuse", "describe"]

WRITE: Final = """
INSERT INTO digitisation.finding
    (batch, position, severity, code, file, line, details, means, advice)
VALUES %s
"""
READ: Final = """
SELECT severity, code, file, line, details, means, advice
FROM digitisation.finding WHERE batch = %s ORDER BY position
"""
DECIDE: Final = """
INSERT INTO digitisation.decision (batch, at, person, action, reason)
VALUES (%s, publication.clock(), %s, %s, %s)
"""
DECIDED: Final = """
SELECT at, person, action, reason FROM digitisation.decision WHERE batch = %s ORDER BY at
"""


@dataclass(frozen=True)
class Found:
    """A finding as it was written down; ``details`` are the values in its sentences.

    A value is a text, or as the note of a batch is, where it is to be read in two languages.
    """

    severity: str
    code: str
    file: str
    line: int | None
    details: Mapping[str, Any]
    means: str
    advice: str

    @property
    def place(self) -> str:
        """File and line as compilers say them: ``mets.xml:12``."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class Decision:
    """What somebody decided about a package, and why."""

    at: datetime
    person: str
    action: Action
    reason: str


def write_findings(cursor: Cursor, batch: int, findings: Iterable[Found]) -> None:
    """Write down what was found, in place of what was."""
    cursor.execute("DELETE FROM digitisation.finding WHERE batch = %s", (batch,))
    rows = [
        (batch, position, one.severity, one.code, one.file, one.line)
        + (Json(dict(one.details)), one.means, one.advice)
        for position, one in enumerate(findings)
    ]
    execute_values(cursor, WRITE, rows, page_size=1000)


def findings_of(cursor: Cursor, batch: int) -> list[Found]:
    """Return what was found in a package, grave things first."""
    cursor.execute(READ, (batch,))
    return [Found(*row) for row in cursor.fetchall()]


def decide(cursor: Cursor, batch: int, person: str, action: Action, reason: str) -> None:
    """Write down what somebody decided."""
    cursor.execute(DECIDE, (batch, person, action, reason))


def decisions_of(cursor: Cursor, batch: int) -> list[Decision]:
    """Return what was decided about a package, in order."""
    cursor.execute(DECIDED, (batch,))
    return [Decision(*row) for row in cursor.fetchall()]
