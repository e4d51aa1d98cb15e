"""Marking: which words of a page are those that were sought, and where they stand."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.search.clauses import Clause
from kultura.reader.search.words.meant import Meant
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens
from kultura.store.page_text import boxes_of
from kultura.store.page_text import PlacedWord
from kultura.store.page_text import printed_words


@dataclass(frozen=True)
class Sought:
    """A clause, and what is meant by it where it is a single word."""

    clause: Clause
    meant: Meant


def marked(text: str, packed: bytes, sought: Sequence[Sought]) -> dict[int, PlacedWord]:
    """Return the words of a page to be marked, by their number; none where a clause fails."""
    printed = list(printed_words(text))
    found: set[int] = set()
    for one in sought:
        numbers = numbers_of([word for word, *_place in printed], one)
        if bool(numbers) == one.clause.excluded:
            return {}
        found.update(numbers)
    numbers = sorted(found)
    boxes = boxes_of(packed, (printed[number][3:] for number in numbers))
    return {
        number: PlacedWord(*printed[number][:3], where)
        for number, where in zip(numbers, boxes, strict=True)
    }


def numbers_of(printed: Sequence[str], sought: Sought) -> list[int]:
    """Return the numbers of the printed words that a clause means."""
    if sought.clause.phrase:
        return phrase_in(printed, sought.clause.folded)
    means = sought.meant.means_printed
    return [number for number, word in enumerate(printed) if means(word)]


def phrase_in(printed: Iterable[str], wanted: Sequence[str]) -> list[int]:
    """Return the numbers of the printed words in which folded words follow each other."""
    found = [
        (fold(token.word), number) for number, word in enumerate(printed) for token in tokens(word)
    ]
    folded, length = [word for word, _number in found], len(wanted)
    starts = (at for at in range(len(folded) - length + 1) if folded[at : at + length] == wanted)
    return [found[start + step][1] for start in starts for step in range(length)]
