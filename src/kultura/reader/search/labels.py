"""Labels: how values of facets are called in the language asked."""

from collections.abc import Sequence
from kultura.reader.search.filtering import all_of
from kultura.reader.search.filtering import Asked
from kultura.reader.search.terms import terms_among
from kultura.reader.search.values import BY_NAME
from kultura.reader.search.values import EXHIBIT
from kultura.reader.search.values import Facet
from kultura.reader.search.values import KIND
from kultura.store import read

import orjson


SLASH = "∕"  # stands for / inside a step of a subject
ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
KINDS = ("institution_kinds",)


def labels(asked: Asked, name: str, values: Sequence[str]) -> dict[str, str]:
    """Return the labels of values of a facet; where nothing is known, the value itself."""
    facet = BY_NAME.get(name)
    if name == EXHIBIT or (facet and facet.of_records):
        found = read.titles(asked.cursor, values, asked.question.languages)
    elif name == "subject":
        found = {value: _subject(asked, facet, value) for value in values}
    elif name in ("decade", "century"):
        found = {value: _period(asked, name, value) for value in values}
    else:
        terms = terms_among(asked.cursor, vocabularies_of(name), values)
        language = asked.question.languages[0]
        found = {value: term.label(language) for value, term in terms.items()}
    return {value: found.get(value, value) for value in values}


def parents(asked: Asked, name: str, values: Sequence[str]) -> dict[str, str]:
    """Return the values right above some values, for those that have one."""
    terms = terms_among(asked.cursor, vocabularies_of(name), values)
    found = {value: term.parent for value, term in terms.items()}
    if name in BY_NAME and not BY_NAME[name].vocabularies:
        found = {value: BY_NAME[name].parent(value) for value in values}
    return {value: parent for value, parent in found.items() if parent}


def vocabularies_of(name: str) -> Sequence[str]:
    """Return the vocabularies of a facet's values."""
    if name == KIND:
        return KINDS
    return BY_NAME[name].vocabularies if name in BY_NAME else ()


def _subject(asked: Asked, facet: Facet, value: str) -> str:
    """Return a subject's label as some record that is public says it."""
    language = asked.question.languages[0]
    key = ("subject", language, value)
    if key not in asked.snapshot.kept:
        query = all_of([asked.public, asked.snapshot.term(facet.field, value)])
        hits = asked.snapshot.searcher.search(query, 1).hits
        said = orjson.loads(asked.snapshot.searcher.doc(hits[0][1])["labels"][0]) if hits else {}
        last = value.rpartition("/")[2].replace(SLASH, "/")
        asked.snapshot.kept[key] = said.get(language, {}).get(value, last)
    return asked.snapshot.kept[key]


def _period(asked: Asked, name: str, value: str) -> str:
    number = int(value)
    if name == "decade":
        return f"{number}–{number + 9}"
    language = asked.question.languages[0].split("-")[0]
    if number < 1:
        return f"{(number - 1) * 100 + 1}–{number * 100}"
    if language == "en":
        return f"{number}{_ordinal(number)} century"
    written = {
        "pl": f"{_roman(number)} w.",
        "uk": f"{_roman(number)} ст.",
        "cs": f"{number}. století",
    }
    return written.get(language, _roman(number))


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(number: int) -> str:
    for letters, size in ROMAN:
        if number >= size:
            return letters + _roman(number - size)
    return ""
