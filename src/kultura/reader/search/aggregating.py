"""Aggregating: how many of what is found have each value of a facet.

A facet does not narrow itself: it is counted over what all other filters find. A value that is
selected is listed whatever its count.
"""

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from kultura.reader.search.aggregation import Aggregation
from kultura.reader.search.aggregation import MOST
from kultura.reader.search.filtering import all_of
from kultura.reader.search.filtering import Asked
from kultura.reader.search.filtering import narrowed_by
from kultura.reader.search.labels import labels
from kultura.reader.search.labels import parents
from kultura.reader.search.values import BY_NAME
from kultura.reader.search.values import EXHIBIT
from kultura.reader.search.values import Facet
from kultura.reader.search.values import KIND
from kultura.store import listing
from kultura.store import read
from tantivy import Query
from typing import Any


ALL = 60_000  # values of one segment that are counted before the most frequent are taken


@dataclass(frozen=True)
class Facets:
    """What is counted: the queries of all filters by name, and what else narrows.

    `dated` says to what dates narrow without a filter, or with another value of it; `settled` are
    the filters that only dates answer.
    """

    asked: Asked
    always: Sequence[Query]
    filters: Mapping[str, Query]
    dated: Callable[..., Sequence[Query]]
    settled: Container[str] = ()

    def without(self, name: str) -> Query:
        """Return what all but one filter find, that one left out of what is asked of dates too."""
        others = [query for other, query in self.filters.items() if other != name]
        return all_of([*self.always, *self.dated(name), *others])

    def having(self, name: str, values: Iterable[str]) -> dict[str, int]:
        """Count what all other filters find that has a value, for each of some."""
        if name in self.settled:
            kept = [*self.always, *self.filters.values()]
            found = {value: all_of([*kept, *self.dated(name, value)]) for value in values}
        else:
            base, narrow = self.without(name), partial(narrowed_by, self.asked, name)
            found = {value: all_of([base, narrow([value])]) for value in values}
        return {value: self.asked.count(query) for value, query in found.items()}


def aggregations(facets: Facets, wanted: Iterable[Aggregation]) -> dict[str, list[dict]]:
    """Return the buckets of each facet wanted."""
    sizes = {one.name: one.size for one in wanted}
    counted = _counted(facets, sizes)
    return {name: _buckets(facets, name, sizes[name], counted[name]) for name in sizes}


def _counted(facets: Facets, sizes: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Count the values of all facets, those that no filter narrows in one go."""
    plain = [name for name in sizes if name in BY_NAME and not BY_NAME[name].at_place]
    together = [name for name in plain if name not in facets.filters]
    found = _terms(facets, facets.without(""), together, sizes)
    for name in sizes:
        if name in plain and name not in together:
            found |= _terms(facets, facets.without(name), [name], sizes)
        elif name not in plain:
            found[name] = _one_by_one(facets, name)
    return found


def _terms(
    facets: Facets, query: Query, names: Sequence[str], sizes: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    known = [name for name in names if BY_NAME[name].field in facets.asked.snapshot.fields]
    asked = {name: _aggregation(BY_NAME[name], sizes[name]) for name in known}
    answer = facets.asked.snapshot.searcher.aggregate(query, asked) if asked else {}
    return {name: {} for name in names} | {
        name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}
        for name in known
    }


def _aggregation(facet: Facet, size: int) -> dict[str, Any]:
    taken = size + MOST if facet.of_records else 2 * size
    return {"terms": {"field": facet.field, "size": taken, "segment_size": ALL}}


def _one_by_one(facets: Facets, name: str) -> dict[str, int]:
    """Count values that other records have for these: venues, institutions, exhibits."""
    counts = facets.having(name, _values_of_others(facets.asked, name))
    return {value: count for value, count in counts.items() if count}


def _values_of_others(asked: Asked, name: str) -> list[str]:
    if name == KIND:
        return listing.institution_kinds(asked.cursor)
    if name == EXHIBIT:
        return read.referring(asked.cursor, "works")[:MOST]
    field = BY_NAME[name].field
    terms = {"terms": {"field": field, "size": MOST, "segment_size": ALL}}
    found = asked.snapshot.searcher.aggregate(asked.public, {name: terms})
    return [bucket["key"] for bucket in found[name]["buckets"]]


def _buckets(facets: Facets, name: str, size: int, counts: Mapping[str, int]) -> list[dict]:
    asked = facets.asked
    selected = [str(value) for value in asked.question.get(name) or ()]
    counts = _public_only(asked, name, counts)
    best = sorted(counts, key=lambda value: (-counts[value], value))[:size]
    shown = [*best, *(value for value in selected if value not in best)]
    said, above = labels(asked, name, shown), parents(asked, name, shown)
    return [
        {
            "value": value,
            "label": said[value],
            "count": _count(facets, name, value, counts),
            "selected": value in selected,
        }
        | ({"parent": above[value]} if value in above else {})
        for value in shown
    ]


def _count(facets: Facets, name: str, value: str, counts: Mapping[str, int]) -> int:
    if value in counts:
        return counts[value]
    return facets.having(name, [value])[value]


def _public_only(asked: Asked, name: str, counts: Mapping[str, int]) -> Mapping[str, int]:
    facet = BY_NAME.get(name)
    if not (facet and facet.of_records):
        return counts
    visible = read.visible_among(asked.cursor, counts)
    return {value: count for value, count in counts.items() if value in visible}
