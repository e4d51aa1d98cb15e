"""Withdrawn is gone with the next request, whatever else is asked: a thousand times over."""

from builders import container
from builders import publish
from collections.abc import Iterator
from eventually import eventually
from functools import partial
from indexing import composed
from indexing import Indexer
from kultura.records.record import kinds
from kultura.store.connection import connect_voter
from kultura.store.connection import connect_writer
from kultura.store.settling import settle
from kultura.store.voting import vote
from threading import Event
from threading import Thread

import pytest
import requests


READERS = 3
TITLE = "Zjawa"
RECORD = "/api/v1/objects/1"
LISTS = (
    "/api/v1/objects?pageSize=50",
    f"/api/v1/search?query={TITLE}&aggregations=type,institution",
    "/api/v1/objects?sort=title&fields=id,title",
)


@pytest.fixture
def busy(served, store) -> Iterator[None]:
    """Clients that read without a pause, and an indexer that follows by itself."""
    stop = Event()
    indexer = Indexer(served)
    indexer.begin()

    def follow() -> None:
        while not stop.wait(0.005):
            indexer.follow()

    def read() -> None:
        with requests.Session() as session:
            while not stop.is_set():
                for path in (RECORD, *LISTS):
                    session.get(served.url + path, timeout=20)

    indexer.follow()
    threads = [Thread(target=follow), *(Thread(target=read) for _ in range(READERS))]
    for thread in threads:
        thread.start()
    yield
    stop.set()
    for thread in threads:
        thread.join()
    indexer.close()


def shown() -> list:
    """An object in a container, and another that stays."""
    ghost, other = (
        kinds()["objects"](id=uid, path=uid, title=title, language="pl")
        for uid, title in (("1", TITLE), ("2", "Stała"))
    )
    return [container("c"), composed(ghost, containers=("c",)), composed(other)]


def is_found(session: requests.Session, url: str) -> bool:
    """Tell whether the object is there, in the index too."""
    assert session.get(url + RECORD, timeout=20).status_code == 200
    return session.get(url + LISTS[1], timeout=20).json()["total"] == 1


def traces(session: requests.Session, url: str) -> list[str]:
    """Return where the object is seen by requests that begin now."""
    found = [] if session.get(url + RECORD, timeout=20).status_code == 410 else [RECORD]
    for path in LISTS:
        answer = session.get(url + path, timeout=20)
        assert answer.status_code == 200, answer.text
        if (
            TITLE in answer.text.replace(f"query={TITLE}", "")
            or "query" in path
            and (answer.json()["total"] != 0)
        ):
            found.append(path)
    return found


@pytest.mark.parametrize("times", [20, pytest.param(1000, marks=pytest.mark.long)])
def test_no_request_after_a_withdrawal_sees_it(served, store, busy, times) -> None:
    editor, projector = connect_voter(served.dsn, "test"), connect_writer(served.dsn, "test")
    seen = []
    with requests.Session() as session:
        for number in range(times):
            publish(projector, *shown())
            eventually(partial(is_found, session, served.url), within=20)
            vote(editor, ["1"] if number % 2 else ["c"], [])
            seen += [f"{number}: {path}" for path in traces(session, served.url)]
            settle(projector)
    editor.close()
    projector.close()
    assert seen == []
