"""Marking: which words of a page are those that were sought, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.search.clauses import Clause
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens
from kultura.store.page_text import PlacedWord


@dataclass(frozen=True)
class ReadPage:
    """The words of a page as they are sought, in lower case, and the printed word each is in."""

    words: tuple[str, ...]
    printed: tuple[int, ...]
    language: str
    foreign: tuple[str, ...]


@dataclass(frozen=True)
class Sought:
    """A clause, and for a single word the lemmas by which it is sought in the page's language."""

    clause: Clause
    lemmas: frozenset[str]


def read_page(placed: Sequence[PlacedWord], language: str, foreign: tuple[str, ...]) -> ReadPage:
    """Return the words of a page."""
    found = [
        (token.word, number) for number, one in enumerate(placed) for token in tokens(one.text)
    ]
    words, printed = zip(*found, strict=True) if found else ((), ())
    return ReadPage(words, printed, language, foreign)


def marked(page: ReadPage, sought: Sequence[Sought]) -> list[int]:
    """Return the printed words of a page to be marked, in order; none where a clause fails."""
    found: set[int] = set()
    for one in sought:
        places = places_of(page, one)
        if bool(places) == one.clause.excluded:
            return []
        found.update(page.printed[place] for place in places)
    return sorted(found)


def places_of(page: ReadPage, sought: Sought) -> list[int]:
    """Return the places of the words that a clause means."""
    clause = sought.clause
    if not clause.phrase:
        return [
            place
            for place, word in enumerate(page.words)
            if not sought.lemmas.isdisjoint(reduced(word, page.language, page.foreign))
        ]
    folded, length = [fold(word) for word in page.words], len(clause.words)
    starts = [
        start
        for start in range(len(folded) - length + 1)
        if folded[start : start + length] == clause.folded
    ]
    return [start + step for start in starts for step in range(length)]
