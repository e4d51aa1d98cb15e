"""`row: {name: fc, role: …}`: rows of a field out of a list of objects, one for each.

Each expression reads from one element; a plain text is read as `value`. An element without the
first key's value gives no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.expression import Expression
from kultura.imports.mapping.expression import expression_of
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import is_empty
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """Expressions by key; the first is the one a row must have."""

    columns: tuple[tuple[str, Expression], ...]

    @classmethod
    def read(cls, entry: Entry) -> Row:
        """Read the expressions."""
        columns = ((key, expression_of(below)) for key, below in entry.fields().items())
        return cls(tuple(columns))

    def apply(self, value: Any, work: Work) -> list[dict[str, Any]]:
        """Return a dict for each element, without what is absent."""
        rows = [self.row(each, work) for each in as_list(value)]
        first = self.columns[0][0]
        return [row for row in rows if first in row]

    def row(self, element: Any, work: Work) -> dict[str, Any]:
        """Return the dict of one element."""
        scope = element if isinstance(element, dict) else {"value": element}
        values = ((key, each.value(work.on(key).within(scope))) for key, each in self.columns)
        return {key: value for key, value in values if not is_empty(value)}

    def paths(self) -> tuple[str, ...]:
        """Return the paths in the elements, marked as being below a list."""
        return tuple(f"[].{path}" for key, each in self.columns for path in each.paths())
