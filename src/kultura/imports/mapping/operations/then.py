"""`then: http://…`: this value where there is any, as in `{path: copyright, then: InC}`."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.step import Step
from kultura.imports.mapping.text import is_empty
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Then(Step):
    """A value that stands for any other."""

    meaning: Any

    @classmethod
    def read(cls, entry: Entry) -> Then:
        """Read any value."""
        return cls(entry.plain())

    def apply(self, value: Any, work: Work) -> Any:
        """Return the meaning of there being a value."""
        return None if is_empty(value) else self.meaning
