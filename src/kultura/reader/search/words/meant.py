"""Which words of a text are meant by a query, looked up as seldom as can be.

A page has hundreds of words and nearly none is meant. Those that begin with the letters with which
a lemma begins are reduced; should none of them be it, those with its first letter (`psa` is of
`pies`), then all (`lepszy` is of `dobry`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from functools import lru_cache
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import Token
from kultura.reader.search.words.tokens import tokens
from kultura.reader.search.words.tokens import WORD
from typing import Final
from unicodedata import combining

import re


ALPHABETS: Final = (range(0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))  # of Europe
SIGNS: Final = ("'", "’", "ʼ")  # in words
ALIKE: Final = (3, 1)  # letters


@dataclass(frozen=True)
class Meant:
    """Lemmas and folded forms that are meant in texts of a language; each word is judged once."""

    lemmas: frozenset[str]
    forms: frozenset[str]
    language: str
    foreign: tuple[str, ...]
    judged: dict[str, bool] = field(default_factory=dict, compare=False)
    printed: dict[str, bool] = field(default_factory=dict, compare=False)

    def means(self, word: str) -> bool:
        """Tell whether a lower-case word is meant."""
        if word not in self.judged:
            found = not self.lemmas.isdisjoint(reduced(word, self.language, self.foreign))
            self.judged[word] = found or fold(word) in self.forms
        return self.judged[word]

    def means_printed(self, word: str) -> bool:
        """Tell whether a word as it is printed, with signs around it, is meant."""
        if word not in self.printed:
            self.printed[word] = any(self.means(token.word) for token in tokens(word))
        return self.printed[word]

    def first_in(self, text: str) -> Token | None:
        """Return a word of a text (composed, NFC) that is meant, the first that looks like it;
        None where none is."""
        for length in ALIKE:
            starts = frozenset(one[:length] for one in (*self.lemmas, *self.forms) if one)
            near = (one for one in beginning(text, starts) if self.means(one.word))
            if found := next(near, None):
                return found
        return next((one for one in tokens(text) if self.means(one.word)), None)


def beginning(text: str, starts: frozenset[str]) -> Iterator[Token]:
    """Yield the words of a text, as `tokens` finds them, that begin with some folded letters."""
    for found in _pattern(starts).finditer(text) if starts else ():
        if not _is_inside(text, found.start()):
            word = WORD.match(text, found.start())
            yield Token(word[0].lower(), *word.span())


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a letter stands in the middle of a word."""
    before = text[at - 1 : at]
    if before in SIGNS:
        before = text[at - 2 : at - 1]
    return before.isalnum() or bool(combining(before or " "))


@lru_cache(maxsize=1_000)
def _pattern(starts: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern of beginnings; it starts with a set of letters, for which a text is scanned
    as fast as can be."""
    first = _any_of("".join(sorted({one[0] for one in starts})))
    then = "|".join(sorted({"".join(map(_any_of, one[1:])) for one in starts}))
    return re.compile(f"{first}(?:{then})")


@cache
def _any_of(folded: str) -> str:
    """Return a pattern of the letters that are folded to some."""
    spelt = _spelt()
    letters = {letter for one in folded for letter in (one, one.upper(), *spelt.get(one, ()))}
    return f"[{re.escape(''.join(sorted(letters)))}]"


@cache
def _spelt() -> dict[str, list[str]]:
    """Return the letters that are folded to each letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in (code for some in ALPHABETS for code in some):
        if chr(code).isalpha():
            found[fold(chr(code))[:1]].append(chr(code))
    return found
