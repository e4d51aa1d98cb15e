"""`constant: http://…`: the same value for every row."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.step import Step
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Constant(Step):
    """A value written in the mapping."""

    constant: Any

    @classmethod
    def read(cls, entry: Entry) -> Constant:
        """Read any value."""
        return cls(entry.plain())

    def apply(self, value: Any, work: Work) -> Any:
        """Return the constant."""
        return self.constant
