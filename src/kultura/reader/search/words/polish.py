"""Polish: lemmas by Morfeusz, all of them where a form is ambiguous (`mam`: mieć, mama, mamić).

The dictionary takes about 50 MB and is loaded with the first word. It knows no word without its
diacritics, so words typed without them are tried with every diacritic they may have lost.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from math import prod
from morfeusz2 import IGNORE_CASE
from morfeusz2 import Morfeusz
from threading import Lock


LOST = {
    "a": "aą",
    "c": "cć",
    "e": "eę",
    "l": "lł",
    "n": "nń",
    "o": "oó",
    "s": "sś",
    "z": "zżź",
}
MOST_TRIED = 2_000  # spellings of one word
ENDING = "aglt"  # `-em` of `miałem`: no word
UNKNOWN = "ign"
lock = Lock()


def lemmas(word: str) -> tuple[str, ...]:
    """Return all lemmas of a form; none where the dictionary does not know it."""
    with lock:
        found = _dictionary().analyse(word)
    known = [(lemma, tag) for _start, _end, (_form, lemma, tag, *_rest) in found]
    return tuple(
        dict.fromkeys(
            lemma.partition(":")[0]
            for lemma, tag in known
            if tag != UNKNOWN and not tag.startswith(ENDING)
        )
    )


def restored(word: str) -> tuple[str, ...]:
    """Return the lemmas of all words that are this one without its diacritics."""
    found = (lemma for spelling in _spellings(word) for lemma in lemmas(spelling))
    return tuple(dict.fromkeys(found))


def _spellings(word: str) -> Iterator[str]:
    choices = [LOST.get(letter, letter) for letter in word]
    if prod(map(len, choices)) <= MOST_TRIED:
        yield from map("".join, product(*choices))


@cache
def _dictionary() -> Morfeusz:
    return Morfeusz(case_handling=IGNORE_CASE, generate=False)
