"""`path: subjects.children[].name`: what stands at a place of the row.

A column's whole name comes first, so `Nr inw.` needs no quoting; then dots go down into objects,
`[]` over all elements of a list, `[0]` to one of them. A word for absence is no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any

import re


TOKEN = re.compile(r"[^.\[\]]+|\[\d*\]")


@dataclass(frozen=True, slots=True)
class Path:
    """A place in the row."""

    name: str
    tokens: tuple[str, ...]

    @classmethod
    def read(cls, entry: Entry) -> Path:
        """Read a path."""
        name = entry.text().strip()
        return cls(name, tuple(TOKEN.findall(name)))

    def apply(self, value: Any, work: Work) -> Any:
        """Return what stands there, trimmed; None where nothing does."""
        return present(self.found(work.scope), work)

    def found(self, scope: Any) -> Any:
        """Return what stands there, as it is."""
        if isinstance(scope, dict) and self.name in scope:
            return scope[self.name]
        return descend(scope, self.tokens)

    def paths(self) -> tuple[str, ...]:
        """Return itself."""
        return (self.name,)


def descend(value: Any, tokens: tuple[str, ...]) -> Any:
    """Follow the tokens down; lists met on the way are followed in every element."""
    for position, token in enumerate(tokens):
        if token.startswith("["):
            value = element(value, token)
        elif isinstance(value, list):
            found = (descend(each, tokens[position:]) for each in value)
            return flat(found)
        else:
            value = value.get(token) if isinstance(value, dict) else None
    return value


def element(value: Any, token: str) -> Any:
    """Return the list for `[]`, one element for `[0]`."""
    if not isinstance(value, list):
        return None
    if token == "[]":
        return value
    position = int(token[1:-1])
    return value[position] if position < len(value) else None


def flat(values: Any) -> list[Any]:
    """Return one list of the values that are there, lists among them opened."""
    flattened: list[Any] = []
    for value in values:
        if isinstance(value, list):
            flattened.extend(value)
        elif value is not None:
            flattened.append(value)
    return flattened


def present(value: Any, work: Work) -> Any:
    """Return the value with texts trimmed; a word for absence becomes None and is noted."""
    if isinstance(value, list):
        kept = (present(each, work) for each in value)
        return [each for each in kept if each is not None]
    if not isinstance(value, str):
        return value
    text = as_text(value)
    if text and work.is_absence(text):
        work.absent[work.target] = text
        return None
    return text or None
