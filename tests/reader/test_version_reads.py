"""One read of the version answers all who asked before it began, and nobody who asked later."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import UTC
from kultura.reader.moments import Moments
from kultura.store.read import Moment
from threading import Event

import pytest
import time


NOW = datetime(2026, 1, 1, tzinfo=UTC)
WAITING = 5


class Store:
    """A store whose version is read slowly: a read begins, and ends when it is let."""

    def __init__(self) -> None:
        self.version = 1
        self.reads = 0
        self.begun = Event()
        self.go_on = Event()
        self.fails = False

    def read(self) -> Moment:
        self.reads += 1
        seen = self.version
        self.begun.set()
        self.go_on.wait(10)
        if self.fails:
            raise OSError("gone")
        return Moment(seen, 0, NOW, "this")


def waiting(moments: Moments, how_many: int) -> bool:
    """Wait until so many stand in the queue."""
    for _ in range(500):
        if len(moments.waiting) == how_many:
            return True
        time.sleep(0.01)
    return False


@pytest.fixture()
def asked() -> Callable:
    """Has one read on its way, a change after it began, and five who ask after that."""

    def ask(store: Store) -> list:
        moments = Moments(store.read)
        with ThreadPoolExecutor(WAITING + 1) as pool:
            first = pool.submit(moments.now)
            assert store.begun.wait(10)
            store.version = 2
            later = [pool.submit(moments.now) for _ in range(WAITING)]
            assert waiting(moments, WAITING)
            store.go_on.set()
        return [first, *later]

    return ask


def test_who_asks_after_a_change_is_told_of_it(asked) -> None:
    first, *later = [found.result().version for found in asked(Store())]
    assert first == 1
    assert later == [2] * WAITING


def test_all_who_wait_are_answered_by_one_read(asked) -> None:
    store = Store()
    asked(store)
    assert store.reads == 2


def test_a_failure_is_everybody_s_and_no_one_waits_for_ever(asked) -> None:
    store = Store()
    store.fails = True
    assert [type(found.exception(10)) for found in asked(store)] == [OSError] * (WAITING + 1)
