"""A rule of the table that reads dates: a pattern for a whole text, and what to make of it."""

from collections.abc import Callable
from dataclasses import dataclass
from kultura.records.dating.span import Span
from kultura.records.dating.words import pattern

import re


Build = Callable[[re.Match, bool], Span | None]


@dataclass(frozen=True)
class Rule:
    """``build`` gets the match, and whether the years are counted before our era."""

    words: str
    build: Build

    def read(self, text: str, bc: bool) -> Span | None:
        """Return the time a text names; None where it does not fit or makes no sense after all."""
        match = pattern(self.words).fullmatch(text)
        return self.build(match, bc) if match else None
