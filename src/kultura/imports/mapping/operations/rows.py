"""`rows: [{value: id, type: {constant: source}}, …]`: rows of a field, each with its own columns.

A row without its first column's value is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.operations.row import Row
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that every record may have."""

    rows: tuple[Row, ...]

    @classmethod
    def read(cls, entry: Entry) -> Rows:
        """Read a list of columns with their expressions."""
        return cls(tuple(Row.read(each) for each in entry.items()))

    def apply(self, value: Any, work: Work) -> list[dict[str, Any]]:
        """Return the rows there are."""
        return [found for row in self.rows for found in row.apply(work.scope, work)]

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all rows, which are the row's own."""
        return tuple(path.removeprefix("[].") for row in self.rows for path in row.paths())
