"""A catalog index that knows every occurrence: what is on between A and B.

Query it as ``{"occurrences": {"start": …, "end": …}}``; either end may be left out. Start and end
are moments with an offset, dates, or text of either in ISO 8601; a date stands for its whole day in
the region. A document matches when one and the same of its occurrences touches the window.

Short ranges are filed under the days they touch, long ones (exhibitions) in one set; the few
candidates a window gives are then compared to the minute.
"""

from .ranges import EVER
from .ranges import FOREVER
from .ranges import midnight
from .ranges import minutes
from .ranges import overlaps
from .ranges import Range
from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IOBTree import IOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.zone import region_zone
from OFS.SimpleItem import SimpleItem
from Products.PluginIndexes.interfaces import ILimitedResultIndex
from typing import Any
from zope.interface import implementer


DAY = 24 * 60
LONG = 62 * DAY


class IOccurrencesIndex(ILimitedResultIndex):
    """An index of ranges of time."""


class UnreadableMoment(ValueError):
    """A bound of a query that is neither a moment nor a date."""


@implementer(IOccurrencesIndex)
class OccurrencesIndex(SimpleItem):
    """Files documents by the ranges of time that ``ranges`` of the indexable object gives."""

    meta_type = "OccurrencesIndex"
    zmi_icon = "fas fa-calendar"
    query_options = ("start", "end")

    def __init__(self, id: str) -> None:
        self.id = id
        self.clear()

    def clear(self) -> None:
        """Forget all documents."""
        self._ranges = IOBTree()
        self._days = IOBTree()
        self._long = IITreeSet()

    def index_object(self, documentId: int, obj: Any, threshold: Any = None) -> int:
        """File ``obj`` anew; return 1 where that changed anything."""
        ranges = tuple(_ranges_of(obj, self.id))
        if ranges == self._ranges.get(documentId, ()):
            return 0
        self.unindex_object(documentId)
        if ranges:
            self._ranges[documentId] = ranges
            self._file(documentId, ranges)
        return 1

    def unindex_object(self, documentId: int) -> None:
        """Take a document out."""
        ranges = self._ranges.pop(documentId, ())
        for day in set(_days(ranges)):
            filed = self._days.get(day)
            if filed is not None:
                filed.discard(documentId)
                if not filed:
                    del self._days[day]
        self._long.discard(documentId)

    def _file(self, documentId: int, ranges: Iterable[Range]) -> None:
        for day in set(_days(ranges)):
            filed = self._days.get(day)
            if filed is None:
                filed = self._days[day] = IITreeSet()
            filed.insert(documentId)
        if any(_is_long(one) for one in ranges):
            self._long.insert(documentId)

    def _apply_index(self, request: Mapping[str, Any], resultset: Any = None) -> Any:
        """Return the documents that are on in the window, None where none is asked for."""
        window = request.get(self.id)
        if window is None:
            return None
        start, end = bounds(window)
        found = self._candidates(start, end)
        if resultset is not None:
            found = intersection(found, resultset)
        on = IITreeSet(doc for doc in found if overlaps(self._ranges[doc], start, end))
        return on, (self.id,)

    def _candidates(self, start: int, end: int) -> Any:
        days = self._days.values(start // DAY, (end - 1) // DAY)
        return multiunion([*days, self._long])

    def getEntryForObject(self, documentId: int, default: Any = None) -> Any:
        """Return the ranges of a document."""
        return self._ranges.get(documentId, default)

    def getIndexSourceNames(self) -> tuple[str, ...]:
        """Return the attribute that is asked for ranges."""
        return (self.id,)

    def getIndexQueryNames(self) -> tuple[str, ...]:
        """Return the name to query by."""
        return (self.id,)

    def numObjects(self) -> int:
        """Return how many documents are filed."""
        return len(self._ranges)

    def indexSize(self) -> int:
        """Return under how many days they are filed."""
        return len(self._days)


def bounds(window: Mapping[str, Any]) -> tuple[int, int]:
    """Return a query's window in minutes; raises UnreadableMoment."""
    if not isinstance(window, Mapping):
        raise UnreadableMoment(f"{window!r} is no window: say its start, its end, or both")
    start, end = window.get("start"), window.get("end")
    first = EVER if start in (None, "") else _minutes(start, 0)
    last = FOREVER if end in (None, "") else _minutes(end, 1)
    return first, last


def _minutes(bound: Any, days: int) -> int:
    if isinstance(bound, DateTime):
        bound = bound.asdatetime()
    if isinstance(bound, str):
        bound = _read(bound)
    if isinstance(bound, datetime):
        return minutes(bound if bound.tzinfo else bound.replace(tzinfo=region_zone()))
    if isinstance(bound, date):
        return minutes(midnight(bound + timedelta(days=days), region_zone()))
    raise UnreadableMoment(f"{bound!r} is neither a date nor a moment")


def _read(text: str) -> date:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise UnreadableMoment(f"{text!r} is neither a date nor a moment (ISO 8601)") from error


def _ranges_of(obj: Any, name: str) -> Iterable[Range]:
    found = getattr(obj, name, None)
    return (found() if callable(found) else found) or ()


def _days(ranges: Iterable[Range]) -> Iterator[int]:
    for first, last in ranges:
        if not _is_long((first, last)):
            yield from range(first // DAY, (last - 1) // DAY + 1)


def _is_long(one: Range) -> bool:
    return one[1] - one[0] > LONG
