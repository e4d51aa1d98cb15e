"""Sorting: the records of a page by their sort keys, and the place of a key among what is found.

The index sorts by the numbers of keys; only records whose numbers are alike, where a page begins or
ends among them, are looked at more closely: by the next number, at last by the keys themselves. So
the order is exact, and a page costs about the same wherever it is.
"""

from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from kultura.reader.search.filtering import all_of
from kultura.reader.search.guarding import between
from kultura.reader.search.index.keys import deciding
from kultura.reader.search.index.keys import DEPTH
from kultura.reader.search.index.keys import is_whole
from kultura.reader.search.index.schema import number_fields
from kultura.reader.search.index.schema import order_field
from kultura.reader.search.snapshot import Snapshot
from tantivy import DocAddress
from tantivy import Order
from tantivy import Query
from tantivy import SearchResult


@dataclass(frozen=True)
class Run:
    """Records of a page whose numbers are alike; there may be others before and after the page."""

    number: int
    addresses: list[DocAddress]
    has_begun: bool
    goes_on: bool

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing has to be put in order."""
        return len(self.addresses) == 1 and not self.has_begun and not self.goes_on


@dataclass(frozen=True)
class Sorting:
    """An order of an index."""

    snapshot: Snapshot
    order: str

    def page(self, query: Query, limit: int, offset: int) -> tuple[int, list[DocAddress]]:
        """Return how many there are, and those of a page in order."""
        found = self._found(query, 0, limit, offset)
        return found.count, list(self._sorted(query, found, 0, limit, offset))

    def key(self, uid: str) -> str:
        """Return the sort key of a record."""
        return self._by_text(self.snapshot.term("uid", uid), 1, 0)[0][0]

    def place_after(self, query: Query, key: str) -> int:
        """Return how many of what is found are not after a key."""
        place = 0
        for depth, number in zip(range(len(self._fields)), deciding(key), strict=False):
            place += self._count(all_of([query, self._range(depth, high=number - 1)]))
            query = self._alike(query, depth, number)
        keys = [text for text, _ in self._by_text(query, max(1, self._count(query)), 0)]
        return place + bisect_right(keys, key)

    @property
    def _fields(self) -> Sequence[str]:
        """The numbers; an index made before there were any has none."""
        return [name for name in number_fields(self.order) if name in self.snapshot.fields]

    def _found(self, query: Query, depth: int, limit: int, offset: int) -> SearchResult:
        """Return a page by a number, and who stands right before and after it."""
        before = min(1, offset)
        field = self._fields[depth] if depth < len(self._fields) else order_field(self.order)
        return self.snapshot.searcher.search(
            query,
            limit + before + 1,
            order_by_field=field,
            offset=offset - before,
            order=Order.Asc,
        )

    def _sorted(
        self, query: Query, found: SearchResult, depth: int, limit: int, offset: int
    ) -> Iterator[DocAddress]:
        if depth >= len(self._fields):
            before = min(1, offset)
            yield from (address for _text, address in found.hits[before : before + limit])
            return
        for run in _runs(found, limit, offset):
            if run.is_settled:
                yield from run.addresses
            else:
                yield from self._settled(query, run, depth, offset)

    def _settled(self, query: Query, run: Run, depth: int, offset: int) -> Iterator[DocAddress]:
        alike = self._alike(query, depth, run.number)
        lower = all_of([query, self._range(depth, high=run.number - 1)])
        skipped = offset - self._count(lower) if run.has_begun else 0
        of_texts = depth + 1 == DEPTH and not is_whole(run.number)
        following, size = depth + 2 if of_texts else depth + 1, len(run.addresses)
        found = self._found(alike, following, size, skipped)
        return self._sorted(alike, found, following, size, skipped)

    def _by_text(self, query: Query, limit: int, offset: int) -> Sequence[tuple[str, DocAddress]]:
        return self.snapshot.searcher.search(
            query, limit, order_by_field=order_field(self.order), offset=offset, order=Order.Asc
        ).hits

    def _alike(self, query: Query, depth: int, number: int) -> Query:
        return all_of([query, self._range(depth, low=number, high=number)])

    def _range(self, depth: int, **bounds: int) -> Query:
        return between(self.snapshot, self._fields[depth], **bounds)

    def _count(self, query: Query) -> int:
        return self.snapshot.searcher.search(query, 1).count


def _runs(found: SearchResult, limit: int, offset: int) -> Iterator[Run]:
    before = min(1, offset)
    page = found.hits[before : before + limit]
    previous = found.hits[0][0] if before and found.hits else None
    following = found.hits[before + limit][0] if len(found.hits) > before + limit else None
    runs = [
        (number, [address for _number, address in hits])
        for number, hits in groupby(page, key=lambda hit: hit[0])
    ]
    for place, (number, addresses) in enumerate(runs, 1):
        yield Run(
            number,
            addresses,
            place == 1 and number == previous,
            place == len(runs) and number == following,
        )
