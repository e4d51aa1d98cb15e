"""Words of a search found in the text of a page, in any inflection, diacritics optional.

A word of the page is looked up in a dictionary only where it begins like one that is sought: a
thick book has hundreds of thousands of words, and nearly none of them can be meant.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from kultura.reader.search.words.asking import sought
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens
from kultura.store.page_text import Box
from kultura.store.page_text import placed_words
from kultura.store.page_text import PlacedWord
from kultura.store.page_text import readable
from kultura.store.page_text import running
from kultura.store.page_text import unpack
from kultura.store.pages import Text
from typing import Final


MOST_WORDS: Final = 10  # of a query


@dataclass(frozen=True)
class Query:
    """What is sought: for each word the folded forms that are it; ``languages`` of the text."""

    wanted: tuple[frozenset[str], ...]
    languages: tuple[str, ...]
    known: dict[str, frozenset[int]] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def found_in(self, word: str) -> frozenset[int]:
        """Return which words of the query a word of a page is; each is looked at once."""
        if word not in self.known:
            means = (at for token in tokens(word) for at in self._means(token.word))
            self.known[word] = frozenset(means)
        return self.known[word]

    def all_in(self, text: Text) -> tuple[str, ...]:
        """Return the words of a text that are sought, each once; none unless all of them are."""
        if not self:
            return ()
        words = dict.fromkeys(running(text.text).split(" "))
        found = {word: self.found_in(word) for word in words if self.found_in(word)}
        whole = frozenset().union(*found.values())
        return tuple(found) if len(whole) == len(self.wanted) else ()

    def _means(self, word: str) -> Iterator[int]:
        folded = fold(word)
        near = [at for at, forms in enumerate(self.wanted) if _begins_like(folded, forms)]
        if near:
            own = {folded, *(lemma for one in self.languages for lemma in reduced(word, one))}
            yield from (at for at in near if own & self.wanted[at])


def query_of(text: str, languages: Sequence[str]) -> Query:
    """Return what the words of a person mean in the languages of a text."""
    words = dict.fromkeys(token.word for token in tokens(text))
    wanted = (_forms(word, languages) for word in list(words)[:MOST_WORDS])
    return Query(tuple(wanted), tuple(languages))


def hits_in(text: Text, query: Query) -> list[PlacedWord]:
    """Return where the words of a query stand in a text."""
    if not query:
        return []
    placed = placed_words(text.text, unpack(text.boxes))
    return [word for word in placed if query.found_in(word.text)]


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


def _forms(word: str, languages: Sequence[str]) -> frozenset[str]:
    lemmas = (form for language in languages for form in sought(word, language, _unknown))
    return frozenset((fold(word), *lemmas))


def _begins_like(folded: str, forms: frozenset[str]) -> bool:
    return folded in forms or any(form[:1] == folded[:1] for form in forms)


def _unknown(word: str) -> tuple[str, ...]:
    return ()
