"""Words that say that nothing is known, as inventories write them."""

import re


WORDS = frozenset(
    (
        "?",
        "-",
        "–",
        "—",
        "b.d",
        "bd",
        "brak",
        "brak danych",
        "brak daty",
        "bez daty",
        "nie dotyczy",
        "nie określono",
        "nie podano",
        "nie ustalono",
        "nie wiadomo",
        "nie znane",
        "nieokreślone",
        "nieustalone",
        "nieustalony",
        "nieustalona",
        "nieznane",
        "nieznany",
        "nieznana",
        "date not known",
        "date unknown",
        "n.d",
        "n/a",
        "na",
        "no date",
        "none",
        "not known",
        "not recorded",
        "s.d",
        "undated",
        "unknown",
        "null",
        "nil",
        "neznámé",
        "neznámo",
        "bez data",
    )
)
BRACKETS = re.compile(r"^[\[(<]\s*(.*?)\s*[\])>]$")


def says_nothing(text: str, further: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text is a word for absence; case, brackets and a full stop do not matter."""
    bare = " ".join(text.split()).casefold()
    bracketed = BRACKETS.match(bare)
    word = (bracketed[1] if bracketed else bare).rstrip(".")
    return word in WORDS or word in further
