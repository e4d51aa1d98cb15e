"""The worker does each item once, tries again what failed, and keeps what cannot be done."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta
from io import BytesIO
from kultura.interfaces import IJobKind
from kultura.jobs.kinds.media import collect
from kultura.jobs.worker import WAITS
from kultura.jobs.worker import Worker
from kultura.media.files import MediaFiles
from kultura.store import clock
from kultura.store import jobs
from kultura.store import media
from kultura.store.media import Medium
from typing import Any
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.interface.verify import verifyObject

import os
import psycopg2
import pytest


@implementer(IJobKind)
class Kind:
    """Notes what it did; raises what it is told to raise."""

    every = timedelta(hours=1)

    def __init__(self) -> None:
        self.due: list[dict[str, Any]] = []
        self.done: list[dict[str, Any]] = []
        self.raising: Exception | None = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        return iter(self.due)

    def do(self, site: Any, item: dict[str, Any]) -> None:
        if self.raising:
            raise self.raising
        self.done.append(item)


@pytest.fixture
def kind() -> Iterator[Kind]:
    """The only kind of job there is: those of a site set up before are put aside."""
    found = Kind()
    components = getGlobalSiteManager()
    others = list(components.getUtilitiesFor(IJobKind))
    for name, other in others:
        components.unregisterUtility(other, IJobKind, name)
    components.registerUtility(found, IJobKind, "test")
    yield found
    components.unregisterUtility(found, IJobKind, "test")
    for name, other in others:
        components.registerUtility(other, IJobKind, name)


@pytest.fixture
def worker(connection, kind) -> Worker:
    return Worker(lambda: nullcontext(object()), connection)


@pytest.fixture
def later(connection):
    """Let time pass for the worker."""

    def move(ahead: timedelta) -> None:
        with connection, connection.cursor() as cursor:
            clock.set_ahead(cursor, ahead)

    return move


def asked(connection, **payload) -> None:
    with connection, connection.cursor() as cursor:
        jobs.enqueue(cursor, "test", payload)


def test_an_item_is_done_once(worker, connection, kind) -> None:
    asked(connection, uid="a")
    assert (worker.work(), worker.work()) == (True, False)
    assert kind.done == [{"uid": "a"}]


def test_what_is_due_by_the_clock_becomes_an_item_each(worker, kind, later) -> None:
    kind.due = [{"uid": "a"}, {"uid": "b"}]
    worker.keep_time()
    worker.keep_time()
    assert [worker.work() for _ in range(4)] == [True, True, True, False]
    assert kind.done == kind.due
    later(timedelta(hours=1, seconds=1))
    assert worker.work()


def test_an_item_that_waits_is_not_asked_for_twice(worker, kind, cursor, connection) -> None:
    kind.due = [{"uid": "a"}]
    worker.keep_time()
    worker.work()
    cursor.execute("UPDATE publication.job SET run_at = publication.clock() WHERE key = 'clock'")
    connection.commit()
    cursor.execute("SELECT count(*) FROM publication.job")
    before = cursor.fetchone()
    worker.work()
    worker.work()
    cursor.execute("SELECT count(*) FROM publication.job")
    assert cursor.fetchone() <= before


def test_what_fails_is_tried_again_and_kept_in_the_end(worker, connection, kind, later) -> None:
    asked(connection, uid="a")
    kind.raising = ValueError("no such thing")
    ahead = timedelta(0)
    for wait in (*WAITS, timedelta(0)):
        assert worker.work()
        assert not worker.work()
        ahead += wait + timedelta(seconds=1)
        later(ahead)
    with connection, connection.cursor() as cursor:
        (failed,) = jobs.troubled(cursor, 3)
    assert failed.error == "ValueError: no such thing"
    assert failed.failed_at is not None


def test_a_conflict_is_no_failure(worker, connection, kind, later) -> None:
    asked(connection, uid="a")
    kind.raising = ConflictError()
    worker.work()
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT attempts FROM publication.job")
        assert cursor.fetchone() == (0,)
    kind.raising = None
    later(timedelta(seconds=2))
    assert worker.work()
    assert kind.done


def test_a_job_of_a_transaction_under_way_waits_for_it(worker, connection, dsn, kind) -> None:
    zodb = psycopg2.connect(dsn)
    with zodb.cursor() as older:
        older.execute("SELECT pg_current_xact_id()")
    with connection, connection.cursor() as cursor:
        jobs.ask(cursor, [jobs.Asked("test", {"uid": "a"})])
    assert not worker.work()
    zodb.rollback()
    zodb.close()
    assert worker.work()


def test_bytes_go_with_the_last_row_that_names_them(connection, tmp_path) -> None:
    files = MediaFiles(tmp_path)
    kept = [files.add(BytesIO(content)) for content in (b"shown", b"stray")]
    for one in kept:
        os.utime(files.path(one.hash), (0, 0))
    row = Medium(uid="a", hash=kept[0].hash, source="", media_type="image/png", size=5)
    with connection, connection.cursor() as cursor:
        media.add(cursor, [row], files.holds)
    assert collect(connection, files, timedelta(days=1)) == 1
    assert files.holds(kept[0].hash, 5)
    assert not files.holds(kept[1].hash, 5)
    assert collect(connection, files, timedelta(0)) == 1


def test_kinds_are_what_they_say(kind) -> None:
    assert verifyObject(IJobKind, kind)
