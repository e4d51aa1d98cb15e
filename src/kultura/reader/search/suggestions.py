"""Suggestions: what a search box may offer to go on with, from titles, people and subjects.

A suggestion is kept under each of its words, folded, so that `matejko` offers `Jan Matejko`.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens


PARTS = ("title", "people", "subjects")
MOST_WORDS = 8  # of one text, from which on it is offered
LONGEST = 200  # characters
BETWEEN = "\x1f"


def suggestions(texts: Iterable[Mapping[str, Sequence[str]]]) -> set[str]:
    """Return the terms of all suggestions in some texts by part."""
    return {
        entry
        for parts in texts
        for part in PARTS
        for text in parts[part]
        for entry in _entries(part, " ".join(text.split())[:LONGEST])
    }


def beginning(query: str) -> str:
    """Return the beginning of the terms that a query asks for."""
    return " ".join(fold(token.word) for token in tokens(query))


def read_entry(entry: str) -> tuple[str, str]:
    """Return part and text of a suggestion."""
    _folded, part, text = entry.split(BETWEEN)
    return part, text


def _entries(part: str, text: str) -> Iterator[str]:
    words = [fold(token.word) for token in tokens(text)]
    clean = text.replace(BETWEEN, " ")
    for start in range(min(len(words), MOST_WORDS)):
        yield BETWEEN.join((" ".join(words[start:]), part, clean))
