"""Which codes are languages, as Unicode's CLDR knows them; and what is meant by one that is not."""

from babel.core import get_global
from babel.core import Locale
from babel.languages import get_official_languages
from difflib import get_close_matches
from functools import cache
from typing import Final


NO_LANGUAGE: Final = frozenset({"mis", "mul", "root", "und", "zxx"})
"""Codes that stand for no language, or for several (ISO 639-2)."""


@cache
def known_languages() -> frozenset[str]:
    """Return the codes of languages: those with a name, and those whose script is known."""
    scripts = (tag.partition("_")[0] for tag in get_global("likely_subtags"))
    return frozenset((*Locale("en").languages, *scripts)) - NO_LANGUAGE


def meant_by(code: str) -> str:
    """Return the code that was meant by one that is no language; empty where none is near.

    ``pol`` is another standard's ``pl``; ``ua`` and ``cz`` are countries, not their languages.
    """
    official = get_official_languages(code.upper()) if len(code) == 2 else ()
    common = sorted(known for known in known_languages() if len(known) == 2)
    near = get_close_matches(code, common, n=1, cutoff=0.6)
    found = (get_global("language_aliases").get(code), *official, *near)
    return next((one for one in found if one in known_languages()), "")
