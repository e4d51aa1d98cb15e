"""What expressions work on: the scope they read from, the vocabularies, and what they note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from kultura.imports.absence import says_nothing
from typing import Any


Terms = Callable[[str], dict[str, str]]
"""Name of a vocabulary → labels in every language, and the values, folded → value."""


def no_terms(vocabulary: str) -> dict[str, str]:
    """Know no vocabulary: for mappings that look nothing up."""
    raise KeyError(vocabulary)


@dataclass(frozen=True, slots=True)
class Work:
    """One row at work.

    `scope` is the row, or the part of it a `row:` is about. `notes` are sentences for the report
    about what was passed over; `absent` is what was written in place of a value, by field: a
    `verbatim` field keeps it itself.
    """

    scope: Any
    terms: Terms = no_terms
    further_absence: frozenset[str] = frozenset()
    verbatim: bool = False
    notes: list[str] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)
    target: str = ""

    def within(self, scope: Any) -> Work:
        """Return the same work on a part of the row."""
        return self.copy(scope, self.target, self.verbatim)

    def on(self, target: str, verbatim: bool = False) -> Work:
        """Return the same work for a field, or a column of one, by name."""
        name = f"{self.target}.{target}" if self.target else target
        return self.copy(self.scope, name, verbatim)

    def copy(self, scope: Any, target: str, verbatim: bool) -> Work:
        """Return a copy; `dataclasses.replace` is ten times slower, and this is done per cell."""
        shared = (self.terms, self.further_absence)
        return Work(scope, *shared, verbatim, self.notes, self.absent, target)

    def is_absence(self, text: str) -> bool:
        """Tell whether a text stands for no value here."""
        return not self.verbatim and says_nothing(text, self.further_absence)
