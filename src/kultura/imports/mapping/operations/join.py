"""`join: ", "`: one text of a list; `join: {parts: [a, b], with: ", "}`: of several expressions.

Parts without a value leave no separator behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.expression import Expression
from kultura.imports.mapping.expression import expression_of
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Join:
    """A separator, and the parts to put it between."""

    separator: str
    parts: tuple[Expression, ...] = ()

    @classmethod
    def read(cls, entry: Entry) -> Join:
        """Read either form."""
        if not isinstance(entry.value, dict):
            return cls(entry.text())
        known = entry.only("parts", "with")
        if "parts" not in known:
            raise entry.fault("needs `parts`, a list of expressions.")
        separator = known["with"].text() if "with" in known else " "
        return cls(separator, tuple(expression_of(each) for each in known["parts"].items()))

    def apply(self, value: Any, work: Work) -> str | None:
        """Return the parts that are there, joined."""
        parts = [part.value(work) for part in self.parts] if self.parts else as_list(value)
        texts = [as_text(text) for part in parts for text in as_list(part)]
        return self.separator.join(text for text in texts if text) or None

    def paths(self) -> tuple[str, ...]:
        """Return the paths of the parts."""
        return tuple(path for part in self.parts for path in part.paths())
