"""Columns that must never become public: value, insurance, storage place, donor.

They are known by their names, in Polish and English, and by the name of anything above them in a
nested source. What such a column holds is taken out of the row before the mapping of public fields
sees it.
"""

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re


KINDS = {
    "value": (
        r"wart|szac|warto(ść|sc|sci)\w*|wycen\w*|szacunk\w*|cen[ayę]|koszt\w*|kwot[ay]"
        r"|price|prices|cost|costs|valuation\w*|valued|appraisal\w*|appraised|worth"
    ),
    "insurance": r"ubezp\w*|polis[ay]|insur\w*",
    "storage": (
        r"przechow\w*|magazyn\w*|regał\w*|regal|półk\w*|polka|szaf[ay]\w*|szuflad\w*|skrytk\w*|lokalizacj[ai]"
        r"|storage|stored|shelf|shelves|depot|warehouse|drawer|cabinet|whereabouts"
    ),
    "donor": (
        r"darczy(ń|n)c\w*|ofiarod\w*|donator\w*|dawc[ay]|sprzedaw\w*|sprzedaj\w*|zbywc\w*|zbywaj\w*"
        r"|donor|donors|donated|giver|vendor|seller|lender"
    ),
}
PATTERNS = {kind: re.compile(rf"(?:{words})\Z") for kind, words in KINDS.items()}
PHRASES = {
    "value": ("value", "estimated value", "est value", "current value"),
    "storage": (
        "location",
        "current location",
        "permanent location",
        "miejsce",
        "aktualne miejsce",
    ),
    "donor": (
        "given by",
        "presented by",
        "od kogo",
        "od kogo nabyto",
        "bought from",
        "acquired from",
    ),
}
WORD = re.compile(r"[^\W\d_]+")
CAMEL = re.compile(r"(?<=[a-ząćęłńóśźż])(?=[A-ZĄĆĘŁŃÓŚŹŻ])")


@lru_cache(maxsize=4096)
def kind_of(name: str, nested: bool = False) -> str:
    """Return what makes a column's name sensitive: value, insurance, storage, donor; or nothing.

    A bare `value` or `location` counts only at the top of a row: below, it is a row's part, as in
    `dimensions[].value`.
    """
    words = [word.casefold() for word in WORD.findall(CAMEL.sub(" ", name))]
    for kind, pattern in PATTERNS.items():
        if any(pattern.match(word) for word in words):
            return kind
    phrase = " ".join(words)
    found = (kind for kind, phrases in PHRASES.items() if phrase in phrases)
    return "" if nested else next(found, "")


@dataclass(frozen=True, slots=True, order=True)
class Withheld:
    """A column taken out of the row, and why."""

    column: str
    kind: str


def kind_of_path(path: str, harmless: Container[str] = frozenset()) -> str:
    """Return what makes a dotted path sensitive; a name above counts for all below it."""
    if path in harmless:
        return ""
    names = [path] if "." not in path else path.replace("[]", "").split(".")
    kinds = (kind_of(name, nested=position > 0) for position, name in enumerate(names))
    return next((kind for kind in kinds if kind), "") or kind_of(path, nested="." in path)


def without_sensitive(
    data: dict[str, Any], harmless: Container[str] = frozenset()
) -> tuple[dict[str, Any], frozenset[Withheld]]:
    """Return the row without its sensitive columns, and the list of these."""
    withheld: set[Withheld] = set()
    clean = cleaned(data, "", harmless, withheld)
    return (clean if withheld else data), frozenset(withheld)


def cleaned(value: Any, path: str, harmless: Container[str], withheld: set[Withheld]) -> Any:
    """Return a value of the row without what is sensitive below it, noting what was taken out."""
    if isinstance(value, list):
        return [cleaned(each, f"{path}[]", harmless, withheld) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, below in value.items():
        column = f"{path}.{name}" if path else name
        kind = kind_of(name, nested=bool(path))
        if kind and column not in harmless:
            withheld.add(Withheld(column, kind))
        else:
            kept[name] = cleaned(below, column, harmless, withheld)
    return kept
