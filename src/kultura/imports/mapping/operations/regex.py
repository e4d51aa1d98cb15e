"""`regex: '(\\d{4})'`: a part of a text.

Without a group, the whole match; with one, the group; with named groups, an object for `row`.
`otherwise` says what a text that does not match becomes: absent (the default), keep, note,
refuse.
`all: true` gives the list of all matches.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.otherwise import ABSENT
from kultura.imports.mapping.otherwise import Otherwise
from kultura.imports.mapping.patterns import compiled
from kultura.imports.mapping.step import ElementStep
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any

import re


@dataclass(frozen=True, slots=True)
class Regex(ElementStep):
    """A pattern, and what to do where it does not match."""

    pattern: re.Pattern[str]
    every: bool = False
    otherwise: Otherwise = ABSENT

    @classmethod
    def read(cls, entry: Entry) -> Regex:
        """Read a pattern, or a pattern with options."""
        if not isinstance(entry.value, dict):
            return cls(compiled(entry))
        known = entry.only("pattern", "all", "otherwise")
        if "pattern" not in known:
            raise entry.fault("needs `pattern`.")
        every = "all" in known and known["all"].flag()
        return cls(compiled(known["pattern"]), every, Otherwise.read(known, ABSENT))

    def one(self, value: Any, work: Work) -> Any:
        """Return what matches."""
        text = as_text(value)
        matches = [taken(match) for match in self.pattern.finditer(text)]
        if not matches:
            return self.otherwise.settle(text, work, f"“{text}” is not as the mapping expects it")
        return matches if self.every else matches[0]


def taken(match: re.Match[str]) -> Any:
    """Return what a match gives: its named groups, its group, or itself."""
    if match.groupdict():
        return {name: text.strip() for name, text in match.groupdict().items() if text}
    return (match.group(1) or "").strip() or None if match.groups() else match.group().strip()
