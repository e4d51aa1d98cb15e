"""Measures: what is counted and timed while requests are answered."""

from functools import cache
from prometheus_client import Counter
from prometheus_client import Histogram


AT_ONCE = 100
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)
REQUESTS = Histogram(
    "kultura_request_seconds",
    "Seconds from a request's arrival to its answer",
    ("resource", "status"),
    buckets=BUCKETS,
)
CACHE = Counter("kultura_cache", "Answers from memory (hit) and made anew (miss)", ("result",))


@cache
def of_kind(resource: str, status: int) -> Histogram:
    """Return the measure of requests for a resource with a status."""
    return REQUESTS.labels(resource, str(status))


class Hits:
    """Counts answers from memory, some at a time: a number in a file for each costs too much."""

    def __init__(self) -> None:
        self.waiting = 0

    def add(self) -> None:
        """Count one; two threads at once may lose it."""
        self.waiting += 1
        if self.waiting >= AT_ONCE:
            self.tell()

    def tell(self) -> None:
        """Put what was counted to what all workers have."""
        counted, self.waiting = self.waiting, 0
        if counted:
            of_cache("hit").inc(counted)


@cache
def of_cache(result: str) -> Counter:
    """Return the count of answers that were a `hit` or a `miss`."""
    return CACHE.labels(result)


hits = Hits()
