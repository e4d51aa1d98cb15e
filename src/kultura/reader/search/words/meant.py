"""Which words of a text are meant by a query, looked up as seldom as can be.

A page has hundreds of words and nearly none is meant. Only those that begin with a letter with
which a lemma begins are reduced; all of them, should that find none (`lepszy` is of `dobry`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import MARKS
from kultura.reader.search.words.tokens import Token
from kultura.reader.search.words.tokens import tokens
from kultura.reader.search.words.tokens import WORD

import re


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

    @property
    def initials(self) -> frozenset[str]:
        """The folded letters with which what is meant begins."""
        return frozenset(one[0] for one in (*self.lemmas, *self.forms) if one)

    def first_in(self, text: str) -> Token | None:
        """Return the first word of a text (composed, NFC) that is meant; None where none is."""
        near = (one for one in beginning(text, self.initials) if self.means(one.word))
        found = next(near, None)
        return found or next((one for one in tokens(text) if self.means(one.word)), None)


def beginning(text: str, initials: frozenset[str]) -> Iterator[Token]:
    """Yield the words of a text that begin with some folded letters."""
    letters = {letter for letter in set(text) if letter.isalnum() and fold(letter)[:1] in initials}
    for found in _pattern(frozenset(letters)).finditer(text) if letters else ():
        yield Token(found[0].lower(), found.start(), found.end())


@lru_cache(maxsize=1_000)
def _pattern(letters: frozenset[str]) -> re.Pattern[str]:
    some = "".join(sorted(letters))
    return re.compile(
        rf"(?<![^\W_])(?<![^\W_]['’ʼ])(?<!{MARKS})(?=[{re.escape(some)}]){WORD.pattern}"
    )
