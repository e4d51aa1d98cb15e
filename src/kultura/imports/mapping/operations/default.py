"""`default: oil`: a value where the row has none."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.step import Step
from kultura.imports.mapping.text import is_empty
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Default(Step):
    """A value for rows without one."""

    default: Any

    @classmethod
    def read(cls, entry: Entry) -> Default:
        """Read any value."""
        return cls(entry.plain())

    def apply(self, value: Any, work: Work) -> Any:
        """Return the value, or the default for none."""
        return self.default if is_empty(value) else value
