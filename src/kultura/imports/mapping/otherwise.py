"""What becomes of a value that an operation cannot take.

It is absent, or kept as it is, or left out with a note in the report, or the row is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.work import Work
from typing import Any


WAYS = ("absent", "keep", "note", "refuse")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One of the ways, chosen in the mapping as `otherwise:`."""

    way: str

    @classmethod
    def read(cls, known: dict[str, Entry], default: Otherwise) -> Otherwise:
        """Read `otherwise` among an operation's keys."""
        return cls(known["otherwise"].choice(WAYS)) if "otherwise" in known else default

    def settle(self, value: Any, work: Work, sentence: str) -> Any:
        """Return the value or None; raises RowRefused."""
        if self.way == "refuse":
            raise RowRefused(f"{work.target}: {sentence}.")
        if self.way == "keep":
            return value
        if self.way == "note":
            work.notes.append(f"{work.target}: {sentence}; left out.")
        return None


ABSENT = Otherwise("absent")
KEEP = Otherwise("keep")
REFUSE = Otherwise("refuse")
