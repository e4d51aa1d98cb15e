r"""`split: ";"`: a list out of one text.

Several separators are a list; a pattern is `split: {pattern: '\s+and\s+'}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.operations.path import present
from kultura.imports.mapping.patterns import compiled
from kultura.imports.mapping.step import Step
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any

import re


@dataclass(frozen=True, slots=True)
class Split(Step):
    """What stands between the elements."""

    separator: re.Pattern[str]

    @classmethod
    def read(cls, entry: Entry) -> Split:
        """Read separators or a pattern."""
        if isinstance(entry.value, dict):
            return cls(compiled(entry.only("pattern")["pattern"]))
        literal = "|".join(re.escape(each.text()) for each in entry.items())
        return cls(re.compile(literal))

    def apply(self, value: Any, work: Work) -> list[str]:
        """Return the elements, trimmed, without empty ones."""
        texts = [part for each in as_list(value) for part in self.separator.split(as_text(each))]
        return present(texts, work)
