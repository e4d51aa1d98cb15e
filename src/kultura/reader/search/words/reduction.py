"""Reduction: from a word as written to the folded lemmas it is indexed and sought by.

Lemmatised first, folded then. A word its language does not know is kept as it is, and by its stems
in the region's stemmed languages: a Polish record's title may well be English.
"""

from collections.abc import Iterable
from functools import lru_cache
from kultura.reader.search.words import dictionary
from kultura.reader.search.words import polish
from kultura.reader.search.words import stems
from kultura.reader.search.words.tokens import fold


KEPT = 100_000  # words of all languages
DICTIONARIES = ("cs", "uk")


def load(languages: Iterable[str]) -> None:
    """Load what languages are reduced by, so that nobody's first word has to wait for it."""
    for language in languages:
        reduced("a", language)


@lru_cache(maxsize=KEPT)
def reduced(word: str, language: str, foreign: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the folded lemmas of a lower-case word; `foreign` are languages it may be of."""
    found = _lemmas(word, language)
    if not found:
        found = (word, *(stems.stem(word, one) for one in foreign if one in stems.SNOWBALL))
    return tuple(dict.fromkeys(fold(lemma) for lemma in found))


@lru_cache(maxsize=KEPT // 10)
def restored(word: str, language: str) -> tuple[str, ...]:
    """Return the folded lemmas of all words that are this one without its diacritics."""
    found = polish.restored(word) if language == "pl" else ()
    return tuple(dict.fromkeys(fold(lemma) for lemma in found))


def _lemmas(word: str, language: str) -> tuple[str, ...]:
    if language == "pl":
        return polish.lemmas(word)
    if language in DICTIONARIES:
        return dictionary.lemmas(word, language)
    return (stems.stem(word, language),) if language in stems.SNOWBALL else ()
