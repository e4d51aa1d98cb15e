"""Tokens: the words of a text with their places, and the folding that makes diacritics optional.

Folding is the last step, never the first: without its diacritics a word may be another one.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import re
import unicodedata


MARKS = r"[\u0300-\u036f]"  # that no letter is composed of (`Aufklaͤrung`)
LETTERS = rf"[^\W_]+(?:{MARKS}+[^\W_]*)*"
WORD = re.compile(rf"{LETTERS}(?:['’ʼ]{LETTERS})*")
LONGEST = 60  # characters; what is longer is no word
STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th", "ґ": "г"}
    | dict.fromkeys("'’ʼ")
)


class Token(NamedTuple):
    """A word as written, lower case, and where it stands in its text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    for found in WORD.finditer(composed):
        if found.end() - found.start() <= LONGEST:
            yield Token(found[0].lower(), found.start(), found.end())


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word without case and Latin diacritics; other alphabets keep their letters."""
    bare = word.casefold().translate(STROKES)
    if bare.isascii():
        return bare
    return "".join(_folded(letter) for letter in unicodedata.normalize("NFC", bare))


def _folded(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    return parts[0] if "a" <= parts[0] <= "z" else letter
