"""Times that are told at once are told as if each had been told by itself."""

from kultura.reader.measures import AT_ONCE
from kultura.reader.measures import BUCKETS
from kultura.reader.measures import Hits
from kultura.reader.measures import Timed
from prometheus_client import CollectorRegistry

import pytest


TIMES = [0.0, 0.001, 0.0011, 0.3, 1.0, 7.0, 0.0004]


@pytest.fixture()
def measure() -> Timed:
    """A measure of its own."""
    return Timed("times", "Times", registry=CollectorRegistry(), buckets=BUCKETS)


def samples(measure: Timed) -> dict[tuple, float]:
    found = (sample for metric in measure.collect() for sample in metric.samples)
    return {
        (one.name, *one.labels.items()): one.value
        for one in found
        if not one.name.endswith("created")
    }


def test_many_at_once_are_as_many_one_by_one(measure) -> None:
    other = Timed("times", "Times", registry=CollectorRegistry(), buckets=BUCKETS)
    measure.observe_all(TIMES)
    for seconds in TIMES:
        other.observe(seconds)
    assert samples(measure) == pytest.approx(samples(other))


def test_hits_are_told_when_they_are_enough(measure) -> None:
    hits = Hits(measure)
    for _ in range(AT_ONCE - 1):
        hits.add(0.002)
    assert samples(measure)[("times_count",)] == 0
    hits.add(0.002)
    assert samples(measure)[("times_count",)] == AT_ONCE
