"""The real indexer: it follows by itself, and dying in the middle of a commit costs only time."""

from builders import publish
from collections.abc import Callable
from contextlib import contextmanager
from databases import READER
from indexing import composed
from kultura.instance import child
from kultura.reader.search.index.folder import Folder
from kultura.records.news import News
from kultura.store.voting import vote
from random import Random
from signal import SIGKILL

import os
import pytest
import sys
import time


KILLED = 3
WITHIN = 30  # seconds, on a machine that does other things too


@contextmanager
def running(served):
    """An indexer process of the reader's instance."""
    environ = os.environ | {
        "KULTURA_HOME": str(served.log.parent),
        "KULTURA_READER_DSN": served.dsn.replace("user=kultura", f"user={READER}"),
    }
    command = [sys.executable, "-m", "kultura.reader.search"]
    with served.log.open("ab") as log:
        process = child.spawn(command, environ=environ, folder=served.log.parent, output=log)
    try:
        yield process
    finally:
        child.stop(process, within=20)


def news(number: int):
    return composed(
        News(id=f"n{number}", path=f"n{number}", title=f"Nowina {number}", language="pl")
    )


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def total(served, get):
    """How many news are found by their word; no index of another test's store is there."""
    (served.log.parent / "var" / "search" / "current").unlink(missing_ok=True)

    def found() -> int:
        answer = get("/api/v1/search?query=nowiny&pageSize=1")
        assert answer.status_code in (200, 503), answer.text
        return answer.json().get("total", -1)

    return found


def test_what_is_published_is_found_and_what_is_withdrawn_is_not(served, store, total) -> None:
    with running(served):
        publish(store, *map(news, range(3)))
        until(lambda: total() == 3)
        vote(store, ["n1"], [])
        assert total() == 2
        publish(store, news(1))
        until(lambda: total() == 3)


def test_killed_in_commits_it_goes_on_and_nothing_is_lost(served, store, total) -> None:
    chance, published, folder = Random(3), 0, Folder(served.log.parent / "var" / "search")
    for _ in range(KILLED):
        with running(served) as process:
            until(lambda: (held := folder.keep_alone()) is None or os.close(held))
            for _ in range(chance.randint(2, 6)):
                publish(store, *map(news, range(published, published + 20)))
                published += 20
                time.sleep(chance.random() * 0.1)
            vote(store, [f"n{published - 1}"], [])
            process.send_signal(SIGKILL)
            process.wait()
        shown = total()
        assert shown <= published - 1
        publish(store, news(published - 1))
    with running(served):
        until(lambda: total() == published)


def test_second_indexer_of_a_node_stands_by_and_takes_over(served, store, total) -> None:
    folder = Folder(served.log.parent / "var" / "search")
    with running(served) as first:
        until(lambda: (held := folder.keep_alone()) is None or os.close(held))
        with running(served) as second:
            publish(store, news(1))
            until(lambda: total() == 1)
            first.send_signal(SIGKILL)
            first.wait()
            publish(store, news(2))
            until(lambda: total() == 2)
            assert second.poll() is None
