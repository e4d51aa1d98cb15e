"""Records are in memory before anybody asks, and sent from there as the application sends them."""

from builders import projection
from builders import publish
from contextlib import suppress
from datetime import timedelta
from falcon.testing import create_environ
from houses import performance
from houses import present
from houses import set_clock
from kultura.reader import ahead
from kultura.reader.ahead import Ahead
from kultura.reader.ahead import AT_ONCE
from kultura.reader.ahead import EVERY
from kultura.reader.ahead import portions
from kultura.reader.api.record import Record
from kultura.reader.composing import whole_records
from kultura.reader.database import Database
from kultura.reader.database import UnavailableError
from kultura.reader.measuring import Measured
from kultura.reader.middleware import Head
from kultura.reader.middleware import OpenHeaders
from kultura.reader.record_door import key_of
from kultura.reader.record_door import RecordDoor
from kultura.reader.search.index.folder import Folder
from kultura.reader.search.snapshot import Snapshots
from kultura.reader.service import Given
from kultura.reader.service import Service
from kultura.store import clock
from kultura.store import read
from kultura.store.projection import Projection
from kultura.store.voting import vote
from psycopg2.errors import QueryCanceled
from zoneinfo import ZoneInfo

import falcon
import pytest
import time


TRIES = 5  # a busy machine may be late
ENOUGH = 10_000_000  # bytes


@pytest.fixture
def service(served, store, tmp_path) -> Service:
    """A reader's service in this process."""
    dsn = served.dsn.replace("user=kultura", "user=kultura_reader")
    snapshots = Snapshots(Folder(tmp_path))
    zone = ZoneInfo("Europe/Warsaw")
    return Service(
        Database(dsn, zone.key), snapshots, served.url, ["pl", "en"], zone, largest=ENOUGH
    )


def known(service: Service, collection: str, uid: str) -> Given | None:
    return service.known(key_of(service, collection, uid, service.languages))


def test_what_is_public_is_made_ahead(service, store, get) -> None:
    set_clock(store, "2026-03-10 12:00")
    present(store, performance("p", "2026-03-12 19:00"))
    publish(store, *(projection(f"e{n}", f"Title {n}") for n in range(AT_ONCE + 2)))
    Ahead(service).round()
    assert known(service, "performances", "p").answer.body == get("/api/v1/performances/p").content
    for n in range(AT_ONCE + 2):
        answer = known(service, "exhibits", f"e{n}").answer
        asked = get(f"/api/v1/exhibits/e{n}")
        assert answer.body == asked.content
        assert f'"{answer.etag}"' == asked.headers["ETag"]


def test_what_turned_is_made_anew_and_what_is_hidden_is_not_known(service, store) -> None:
    publish(store, projection("a"), projection("b"))
    worker = Ahead(service)
    worker.round()
    publish(store, projection("a", "Another"))
    vote(store, ["b"], [])
    assert known(service, "exhibits", "a") is None
    worker.round()
    assert b"Another" in known(service, "exhibits", "a").answer.body
    assert known(service, "exhibits", "b") is None


def test_nothing_is_known_past_the_moment_time_hides_it(service, store) -> None:
    with store, store.cursor() as cursor:
        now = clock.now(cursor)
    publish(store, projection("a", visible_until=now + timedelta(minutes=5)), projection("b"))
    worker = Ahead(service)
    worker.round()
    assert known(service, "exhibits", "a")
    with store, store.cursor() as cursor:
        clock.set_ahead(cursor, timedelta(minutes=6))
    assert known(service, "exhibits", "a") is None
    worker.due = 0.0
    worker.round()
    assert known(service, "exhibits", "a") is None
    assert known(service, "exhibits", "b")


def test_what_there_is_no_room_for_is_not_made(service, store) -> None:
    publish(store, *(projection(f"e{n}", "x" * 50_000) for n in range(AT_ONCE * 4)))
    service.ahead.largest = ENOUGH // 2
    Ahead(service).round()
    made = sum(known(service, "exhibits", f"e{n}") is not None for n in range(AT_ONCE * 4))
    assert 0 < made < AT_ONCE * 4
    assert service.ahead.weight <= service.ahead.largest


def test_a_kind_there_is_no_more_is_not_made(service, store) -> None:
    publish(store, projection("a", collection="former"), projection("b"))
    Ahead(service).round()
    assert known(service, "former", "a") is None
    assert known(service, "exhibits", "b")


def test_what_cannot_be_made_keeps_nothing_else_from_being_made(
    service, store, monkeypatch
) -> None:
    publish(store, projection("a"), performance_of("p"))
    broken = ["p"]

    def made(cursor, uids, languages):
        if set(uids) & set(broken):
            raise ValueError("these bytes are no JSON")
        return whole_records(cursor, uids, languages)

    monkeypatch.setattr(ahead, "whole_records", made)
    worker = Ahead(service)
    worker.round()
    assert known(service, "exhibits", "a")
    publish(store, performance_of("p", "Another"), projection("b"))
    worker.round()
    assert known(service, "exhibits", "b")


def test_all_is_not_gone_through_each_second_where_that_fails(service, store, monkeypatch) -> None:
    publish(store, projection("a"))
    tried = []

    def fail(cursor, most):
        tried.append(most)
        raise QueryCanceled("canceling statement due to statement timeout")

    monkeypatch.setattr(read, "latest", fail)
    worker = Ahead(service)
    for _ in range(3):
        with suppress(UnavailableError):
            worker.round()
    assert len(tried) == 1


def performance_of(uid: str, title: str = "Title") -> Projection:
    return projection(uid, title, collection="performances", type="performance")


def test_records_with_dates_are_made_alone() -> None:
    named = [("exhibits", "a"), ("objects", "b"), ("objects", "c"), ("exhibits", "d")]
    assert list(portions(named)) == [named[:1], named[1:3], named[3:]]
    many = [("objects", str(n)) for n in range(AT_ONCE + 1)]
    assert [len(some) for some in portions(many)] == [AT_ONCE, 1]


def answered(app, path: str, headers: dict[str, str]) -> tuple:
    """What a WSGI application sends."""
    found: list = []
    environ = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    environ = create_environ(path) | environ
    body = b"".join(app(environ, lambda status, sent, *error: found.extend((status, sent))))
    return found[0], {name.lower(): value for name, value in found[1]}, body


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"accept_encoding": "gzip"},
        {"accept_encoding": "br;q=0.5, gzip;q=0.4"},
        {"accept_language": "en;q=0.4"},
        {"if_none_match": "*"},
        {"if_none_match": '"other"'},
    ],
)
def test_what_is_in_memory_is_sent_as_the_application_does(service, store, headers) -> None:
    publish(store, projection("a", "x" * 1_000))
    app = falcon.App(middleware=[Measured(), OpenHeaders(), Head()])
    app.add_route(Record.path, Record(service))
    made = answered(app, "/api/v1/exhibits/a", headers)

    def others(environ, start) -> None:
        raise AssertionError("it is not in memory")

    assert answered(RecordDoor(service, others), "/api/v1/exhibits/a", headers) == made


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/exhibits/b",
        "/api/v1/performances/a",
        "/api/v1/exhibits",
        "/api/v1/exhibits/a/",
        "/healthz",
    ],
)
def test_what_is_not_in_memory_is_the_applications_business(service, store, path) -> None:
    publish(store, projection("a"))
    Ahead(service).round()
    assert RecordDoor(service, lambda environ, start: [b"others"])(
        create_environ(path), lambda *started: None
    ) == [b"others"]


def test_a_worker_makes_records_ahead(served, get, store) -> None:
    for number in range(TRIES):
        publish(store, projection(f"a{number}"))
        time.sleep(2 * EVERY + number)
        before = served.hits()
        assert get(f"/api/v1/exhibits/a{number}").json()["id"] == f"a{number}"
        if served.hits() > before:
            return
    raise AssertionError("every record was made when it was asked for")
