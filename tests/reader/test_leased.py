"""A version may be gone by for a lease, and whoever is told of a change is told after that."""

from dataclasses import replace
from datetime import datetime
from datetime import UTC
from kultura.reader import leased
from kultura.reader.leased import Leased
from kultura.reader.moments import Moments
from kultura.store import lease
from kultura.store.lease import LEASE
from kultura.store.read import Moment

import pytest


FIRST = Moment(1, 1, datetime(2026, 1, 1, tzinfo=UTC), "this")
SECOND = replace(FIRST, version=2)


class Clock:
    """A clock that stands until it is moved; who sleeps moves it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


@pytest.fixture()
def clock(monkeypatch) -> Clock:
    """The clock of readers and of who tells of a change."""
    clock = Clock()
    monkeypatch.setattr(lease, "clock", clock)
    monkeypatch.setattr(leased, "clock", clock)
    monkeypatch.setattr(lease.time, "sleep", clock.sleep)
    return clock


@pytest.fixture()
def store() -> list[Moment]:
    """A store whose last moment is what is read."""
    return [FIRST]


@pytest.fixture()
def moments(store) -> Leased:
    """A worker's moments."""
    return Leased(Moments(lambda: store[-1]), LEASE)


def test_a_version_is_gone_by_for_a_lease(moments, store, clock) -> None:
    assert moments.now() == FIRST
    store.append(SECOND)
    clock.now += 0.9 * LEASE
    assert moments.now() == FIRST
    clock.now += 0.1 * LEASE
    assert moments.now() == SECOND


def test_a_lease_runs_from_when_reading_began(store, clock) -> None:
    def slow() -> Moment:
        seen = store[-1]
        clock.now += 0.6 * LEASE
        return seen

    moments = Leased(Moments(slow), LEASE)
    assert moments.now() == FIRST
    store.append(SECOND)
    clock.now += 0.5 * LEASE
    assert moments.now() == SECOND


def test_who_was_told_of_a_change_is_answered_by_it(moments, store, clock) -> None:
    assert moments.now() == FIRST
    store.append(SECOND)
    lease.outlast(clock())
    assert moments.now() == SECOND


def test_telling_waits_no_longer_than_it_must(clock) -> None:
    committed = clock()
    clock.now += 0.5
    lease.outlast(committed)
    assert clock.slept == 0


def test_without_a_lease_each_request_reads(store, clock) -> None:
    moments = Leased(Moments(lambda: store[-1]), 0)
    assert moments.now() == FIRST
    store.append(SECOND)
    assert moments.now() == SECOND
