"""Clauses: what somebody typed into a search box, as words, phrases and what is not wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens

import re


PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
MOST_WORDS = 24


@dataclass(frozen=True)
class Clause:
    """Words that must be there in this order (a phrase) or one word; or must not be there."""

    words: tuple[str, ...]
    phrase: bool = False
    excluded: bool = False

    @property
    def folded(self) -> list[str]:
        """The words as phrases are looked up."""
        return [fold(word) for word in self.words]


class TooManyWordsError(ValueError):
    """More words than are worth asking for."""


def clauses(query: str) -> tuple[Clause, ...]:
    """Return the clauses of a query; raises TooManyWordsError."""
    found = tuple(_clauses(query))
    if sum(len(clause.words) for clause in found) > MOST_WORDS:
        raise TooManyWordsError(query)
    return found


def _clauses(query: str) -> Iterator[Clause]:
    for minus, quoted, plain in PIECE.findall(query):
        words = tuple(token.word for token in tokens(quoted or plain))
        if quoted and len(words) > 1:
            yield Clause(words, phrase=True, excluded=bool(minus))
        elif quoted:
            yield from (Clause((word,), phrase=True, excluded=bool(minus)) for word in words)
        elif minus and len(words) > 1:
            yield Clause(words, phrase=True, excluded=True)
        else:
            yield from (Clause((word,), excluded=bool(minus)) for word in words)
