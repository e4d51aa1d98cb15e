"""Measures: what is counted and timed while requests are answered.

Numbers of all workers lie in files that each maps (`PROMETHEUS_MULTIPROC_DIR`); a number there
costs as much as the rest of sending a kept answer. So these are told a hundred at a time.
"""

from bisect import bisect_left
from collections import Counter as Counts
from collections.abc import Sequence
from functools import cache
from prometheus_client import Counter
from prometheus_client import Histogram
from typing import TypeVar


TheseTimes = TypeVar("TheseTimes", bound="Times")

AT_ONCE = 100
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)


class Timed(Histogram):
    """A histogram that takes many times at once: one number for each of its buckets."""

    def observe_all(self, seconds: Sequence[float]) -> None:
        """Count times, in seconds."""
        found = Counts(bisect_left(self._upper_bounds, one) for one in seconds)
        for bucket, count in found.items():
            self._buckets[bucket].inc(count)
        self._sum.inc(sum(seconds))


REQUESTS = Timed(
    "kultura_request_seconds",
    "Seconds from a request's arrival to its answer",
    ("resource", "status"),
    buckets=BUCKETS,
)
CACHE = Counter("kultura_cache", "Answers from memory (hit) and made anew (miss)", ("result",))


@cache
def of_kind(resource: str, status: int) -> Timed:
    """Return the measure of requests for a resource with a status."""
    return REQUESTS.labels(resource, str(status))


@cache
def of_cache(result: str) -> Counter:
    """Return the count of answers that were a `hit` or a `miss`."""
    return CACHE.labels(result)


class Times:
    """Answers of one kind, and how long they took, until they are told."""

    def __init__(self, measure: Timed) -> None:
        self.measure = measure
        self.waiting: list[float] = []

    def add(self, seconds: float) -> None:
        """Count one; two threads at once may lose some."""
        self.waiting.append(seconds)
        if len(self.waiting) >= AT_ONCE:
            self.tell()

    def tell(self) -> None:
        """Put what was counted to what all workers have."""
        told, self.waiting = self.waiting, []
        if told:
            self.told(told)

    def told(self, times: Sequence[float]) -> None:
        """Count times where all workers do."""
        self.measure.observe_all(times)


class Hits(Times):
    """Kept answers of one kind."""

    def told(self, times: Sequence[float]) -> None:
        """Count times, and that so many answers were kept."""
        super().told(times)
        of_cache("hit").inc(len(times))


known: list[Times] = []


@cache
def hits_of(resource: str, status: int) -> Hits:
    """Return where kept answers of a resource with a status are counted."""
    return _known(Hits(of_kind(resource, status)))


@cache
def times_of(resource: str, status: int) -> Times:
    """Return where other answers of a resource with a status are counted."""
    return _known(Times(of_kind(resource, status)))


def tell_all() -> None:
    """Tell all that this worker has counted and not told."""
    for times in known:
        times.tell()


def _known(times: TheseTimes) -> TheseTimes:
    known.append(times)
    return times
