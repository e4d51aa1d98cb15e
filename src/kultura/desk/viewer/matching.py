"""Words and phrases of a search found in the pages of a draft, as the public would find them.

There is no index of drafts: a word is looked up in the dictionary as it is typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from kultura.reader.iiif.content_search.marking import marked
from kultura.reader.iiif.content_search.marking import Sought
from kultura.reader.search.clauses import Clause
from kultura.reader.search.clauses import clauses
from kultura.reader.search.clauses import MOST_WORDS
from kultura.reader.search.words.asking import sought
from kultura.reader.search.words.meant import Meant
from kultura.reader.search.words.tokens import tokens
from kultura.store.page_text import Box
from kultura.store.page_text import PlacedWord
from kultura.store.page_text import readable
from kultura.store.pages import Text

import unicodedata


@dataclass(frozen=True)
class Query:
    """What is sought, each word and phrase with what is meant by it."""

    sought: tuple[Sought, ...]

    def __bool__(self) -> bool:
        return bool(self.sought)

    def all_in(self, text: Text) -> tuple[str, ...]:
        """Return the words of a text that are sought, each once; none unless all of them are."""
        return tuple(dict.fromkeys(word.text for word in hits_in(text, self)))


def query_of(text: str, languages: Sequence[str]) -> Query:
    """Return what the words of a person mean in texts of some languages, the first the main one."""
    return Query(tuple(_sought(clause, languages) for clause in clauses(_beginning(text))))


def hits_in(text: Text, query: Query) -> list[PlacedWord]:
    """Return where the words of a query stand in a text; none unless all of them are there."""
    return list(marked(text.text, text.boxes, query.sought).values())


def boxes_of(hits: Sequence[PlacedWord]) -> list[Box]:
    """Return where hits stand on the page."""
    return [box for word in hits for box in word.boxes]


def parts(text: Text, hits: Sequence[PlacedWord]) -> list[tuple[str, bool]]:
    """Return a text as it is printed, in parts, each with whether it is one of the hits."""
    found, at = [], 0
    for word in hits:
        found += [(readable(text.text[at : word.start]), False)]
        found += [(readable(text.text[word.start : word.end]), True)]
        at = word.end
    return [part for part in (*found, (readable(text.text[at:]), False)) if part[0]]


def _sought(clause: Clause, languages: Sequence[str]) -> Sought:
    if clause.phrase or clause.excluded:
        return Sought(replace(clause, phrase=True), Meant(frozenset(), frozenset(), "", ()))
    (word,) = clause.words
    main, *others = languages
    lemmas = frozenset(form for one in languages for form in sought(word, one, _unknown))
    return Sought(clause, Meant(lemmas, frozenset(clause.folded), main, tuple(others)))


def _beginning(text: str) -> str:
    """Return as much of a text as is worth asking for."""
    composed = unicodedata.normalize("NFC", text)
    words = list(tokens(composed))
    return composed[: words[MOST_WORDS - 1].end] if len(words) > MOST_WORDS else composed


def _unknown(word: str) -> tuple[str, ...]:
    return ()
