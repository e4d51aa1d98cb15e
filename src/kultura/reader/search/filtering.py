"""Filtering: the parameters of a question as queries of the index, by name.

One name given several times is or, several names are and. What belongs to another record (the
venue's area, whether the referred record is public) is asked of that record, now.
"""

from collections.abc import Container
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.api.resource import Question
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import wrong_parameter
from kultura.reader.search.guarding import between
from kultura.reader.search.snapshot import Snapshot
from kultura.reader.search.terms import known_values
from kultura.reader.search.terms import terms_among
from kultura.reader.search.values import BY_NAME
from kultura.reader.search.values import DATING
from kultura.reader.search.values import EXHIBIT
from kultura.reader.search.values import Facet
from kultura.reader.search.values import FLAGS
from kultura.reader.search.values import KIND
from kultura.store import listing
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from tantivy import Occur
from tantivy import Query


MOST_VENUES = 10_000


@dataclass(frozen=True)
class Asked:
    """A question, the index it is asked of, what may be shown of that, of whose pages nothing."""

    snapshot: Snapshot
    cursor: Cursor
    question: Question
    public: Query
    behind: tuple[str, ...] = ()

    def count(self, query: Query) -> int:
        """Return how many there are."""
        return self.snapshot.searcher.search(query, 1).count

    def uids(self, query: Query, most: int) -> list[str]:
        """Return the ids of what is found, in no order."""
        searcher = self.snapshot.searcher
        return [
            searcher.doc(address)["uid"][0] for _score, address in searcher.search(query, most).hits
        ]


def filters(asked: Asked, settled: Container[str] = ()) -> dict[str, Query]:
    """Return the queries of all filters that a question has and are not settled, by name."""
    question = asked.question
    found = {
        name: narrowed_by(asked, name, question.get(name))
        for name in (*BY_NAME, KIND, EXHIBIT)
        if question.get(name) and name not in settled
    }
    found |= {name: _flag(asked, name) for name in FLAGS if question.get(name) is not None}
    if any(question.get(name) is not None for name in DATING):
        found["dating"] = _dating(asked)
    return found


def narrowed_by(asked: Asked, name: str, values: Sequence[str]) -> Query:
    """Return the query of records that have any of some values of a filter."""
    if name == KIND:
        return _of_kinds(asked, list(values))
    if name == EXHIBIT:
        return asked.snapshot.any_of("uid", read.targets(asked.cursor, values, "works"))
    facet = BY_NAME[name]
    if facet.closed and facet.vocabularies:
        check_known(asked, facet, values)
    if facet.of_records:
        values = sorted(read.visible_among(asked.cursor, values))
    return _with_values(asked, facet, list(values))


def check_known(asked: Asked, facet: Facet, values: Sequence[str]) -> None:
    """Refuse a value that is no term of a closed vocabulary; raises ProblemError."""
    terms = terms_among(asked.cursor, facet.vocabularies, values)
    for value in values:
        if value not in terms:
            known = known_values(asked.cursor, facet.vocabularies)
            near = nearest(value, known)
            detail = f"{facet.name} takes one of {', '.join(known)}.{meant(near)}"
            raise wrong_parameter(facet.name, detail, allowed=known, **near)


def all_of(queries: Sequence[Query]) -> Query:
    """Return the query of what is found by each of some."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def unscored(query: Query) -> Query:
    """Return a query that says nothing of relevance."""
    return Query.const_score_query(query, 0.0)


def _with_values(asked: Asked, facet: Facet, values: list[str]) -> Query:
    snapshot = asked.snapshot
    own = snapshot.any_of(facet.field, values)
    if not facet.at_place:
        return own
    venues = all_of([asked.public, snapshot.term("collection", "venues"), own])
    there = snapshot.any_of(BY_NAME["place"].field, asked.uids(venues, MOST_VENUES))
    return Query.boolean_query([(Occur.Should, own), (Occur.Should, there)])


def _of_kinds(asked: Asked, kinds: list[str]) -> Query:
    snapshot = asked.snapshot
    theirs = listing.institutions_of(asked.cursor, kinds)
    own = snapshot.any_of(KIND, kinds)
    records = snapshot.any_of(BY_NAME["institution"].field, theirs)
    return Query.boolean_query([(Occur.Should, own), (Occur.Should, records)])


def _flag(asked: Asked, name: str) -> Query:
    holds = asked.snapshot.term("flags", name)
    if asked.question.get(name):
        return holds
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, holds)])


def _dating(asked: Asked) -> Query:
    low, high = (asked.question.get(name) for name in DATING)
    found = []
    if low is not None:
        found.append(between(asked.snapshot, "dating_to", low=low))
    if high is not None:
        found.append(between(asked.snapshot, "dating_from", high=high))
    return all_of(found)
