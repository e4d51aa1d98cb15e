"""What becomes of a value that an operation cannot take: absent, kept as it is, or row refused."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.work import Work
from typing import Any


WAYS = ("absent", "keep", "refuse")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One of the ways, chosen in the mapping as `otherwise:`."""

    way: str

    @classmethod
    def read(cls, known: dict[str, Entry], default: Otherwise) -> Otherwise:
        """Read `otherwise` among an operation's keys."""
        return cls(known["otherwise"].choice(WAYS)) if "otherwise" in known else default

    def settle(self, value: Any, work: Work, sentence: str) -> Any:
        """Return the value or None, noting what was passed over; raises RowRefused."""
        if self.way == "refuse":
            raise RowRefused(f"{work.target}: {sentence}.")
        if self.way == "keep":
            return value
        work.notes.append(f"{work.target}: {sentence}; left out.")
        return None


ABSENT = Otherwise("absent")
KEEP = Otherwise("keep")
REFUSE = Otherwise("refuse")
