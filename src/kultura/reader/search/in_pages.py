"""In pages: on which pages of a record words are.

The index of pages only says where to look. Whether a record is found, and whether its pages may be
shown, is not asked of it.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.search.index.schema import OF
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.schema import words_field
from kultura.reader.search.snapshot import Snapshot
from kultura.reader.search.wording import Lemmas
from kultura.reader.search.wording import Wanted
from tantivy import Occur
from tantivy import Query
from tantivy import Searcher
from typing import Final


MOST_SHOWN: Final = 3  # pages of a record in a list


@dataclass(frozen=True)
class PageHit:
    """A page with words that were sought: its id, its place, the language its words are read in."""

    page: str
    position: int
    language: str


def best_pages(snapshot: Snapshot, uids: Iterable[str], wanted: Wanted) -> dict[str, list[PageHit]]:
    """Return the pages of some records that have most of the words, by record."""
    searcher = snapshot.pages.searcher()
    digitised = [uid for uid in uids if searcher.doc_freq(OF, uid)]
    any_word = [(Occur.Should, word_query(snapshot, one)) for one in wanted.words]
    found = {}
    for uid in digitised if any_word else ():
        query = of_record(snapshot, uid, Query.boolean_query(any_word))
        found[uid] = [hit for _score, hit in hits(searcher, query, MOST_SHOWN)]
    return found


def pages_with(snapshot: Snapshot, uid: str, wanted: Wanted) -> list[PageHit]:
    """Return the pages of a record that have all of the words, in their order."""
    searcher = snapshot.pages.searcher()
    most = searcher.doc_freq(OF, uid)
    if not most or not wanted.words:
        return []
    every_word = [(Occur.Must, word_query(snapshot, one)) for one in wanted.words]
    query = of_record(snapshot, uid, Query.boolean_query(every_word))
    found = [hit for _score, hit in hits(searcher, query, most)]
    return sorted(found, key=lambda hit: hit.position)


def of_record(snapshot: Snapshot, uid: str, words: Query) -> Query:
    """Return the query of pages of a record."""
    its_own = Query.const_score_query(Query.term_query(snapshot.pages.schema, OF, uid, "basic"), 0)
    return Query.boolean_query([(Occur.Must, its_own), (Occur.Must, words)])


def word_query(snapshot: Snapshot, lemmas: Lemmas) -> Query:
    """Return the query of pages with any of the lemmas of one word."""
    terms = [
        Query.term_query(snapshot.pages.schema, words_field(PAGES, language), lemma, "freq")
        for language, some in lemmas.items()
        for lemma in some
    ]
    return Query.disjunction_max_query(terms) if terms else Query.empty_query()


def hits(searcher: Searcher, query: Query, most: int) -> Iterator[tuple[float, PageHit]]:
    """Yield the pages found, the best first."""
    for score, address in searcher.search(query, most).hits:
        document = searcher.doc(address)
        place = document["position"][0]
        yield score, PageHit(document["page"][0], place, document["language"][0])


def languages_beside(language: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the region's other languages, of which words of a text may be."""
    return tuple(one for one in languages if one != language)
