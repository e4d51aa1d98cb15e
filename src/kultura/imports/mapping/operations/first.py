"""`first: [title, groupTitle, {constant: untitled}]`: the first expression that has a value."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.expression import Expression
from kultura.imports.mapping.expression import expression_of
from kultura.imports.mapping.text import is_empty
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class First:
    """Expressions in order of preference."""

    expressions: tuple[Expression, ...]

    @classmethod
    def read(cls, entry: Entry) -> First:
        """Read a list of expressions."""
        return cls(tuple(expression_of(each) for each in entry.items()))

    def apply(self, value: Any, work: Work) -> Any:
        """Return the first value there is."""
        values = (expression.value(work) for expression in self.expressions)
        return next((each for each in values if not is_empty(each)), None)

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all."""
        return tuple(path for each in self.expressions for path in each.paths())
