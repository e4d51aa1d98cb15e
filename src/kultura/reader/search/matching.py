"""Matching: where in a record the words of a query are, and what stands around them."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.search.index.document import parts
from kultura.reader.search.index.source import Text
from kultura.reader.search.wording import Wanted
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import Token
from kultura.reader.search.words.tokens import tokens
from typing import Any

import unicodedata


AROUND = 90  # characters before and after
MOST = 4  # matches a record
ELLIPSIS = "…"


def matches(
    body: Mapping[str, Any], language: str, wanted: Wanted, languages: Sequence[str]
) -> list[dict[str, str]]:
    """Return what part of a record has which words, the first place in each text."""
    text = Text(language, body.get("title", ""), "", body, False)
    return list(_matches(text, wanted, languages))[:MOST]


def _matches(text: Text, wanted: Wanted, languages: Sequence[str]) -> Iterator[dict[str, str]]:
    foreign = tuple(one for one in languages if one != text.language)
    lemmas = wanted.lemmas.get(text.language, frozenset())
    for part, written in parts(text).items():
        for one in written:
            composed = unicodedata.normalize("NFC", one)
            for token in tokens(composed):
                if is_wanted(token, text.language, foreign, lemmas, wanted):
                    yield {"field": part, "snippet": snippet_around(composed, token)}
                    break


def is_wanted(
    token: Token, language: str, foreign: tuple[str, ...], lemmas: frozenset[str], wanted: Wanted
) -> bool:
    """Tell whether a word of a text is one of those to be pointed out."""
    if wanted.forms and fold(token.word) in wanted.forms:
        return True
    return bool(lemmas) and not lemmas.isdisjoint(reduced(token.word, language, foreign))


def snippet_around(text: str, token: Token) -> str:
    """Return a word with what stands around it."""
    start, end = max(0, token.start - AROUND), min(len(text), token.end + AROUND)
    if start:
        start = text.find(" ", start, token.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", token.end, end), token.end)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    return before + " ".join(text[start:end].split()) + after
