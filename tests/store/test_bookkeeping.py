"""A thread keeps one connection for what is no content, and opens another where it is lost."""

from kultura.publication.connection import VARIABLE
from kultura.review.bookkeeping import bookkeeping
from psycopg2 import Error
from threading import Thread

import pytest


@pytest.fixture(autouse=True)
def publication(monkeypatch, dsn) -> None:
    monkeypatch.setenv(VARIABLE, dsn)


def backend() -> int:
    """The number of the server's process that serves this thread."""
    with bookkeeping() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_it_is_kept() -> None:
    assert backend() == backend()


def test_another_thread_has_another() -> None:
    found = []
    other = Thread(target=lambda: found.append(backend()))
    other.start()
    other.join()
    assert found != [backend()]


def test_one_inside_another_has_its_own() -> None:
    with bookkeeping() as outer:
        outer.execute("SELECT pg_backend_pid()")
        assert outer.fetchone()[0] != backend()
    assert backend() == backend()


def test_what_was_lost_is_opened_anew(cursor) -> None:
    lost = backend()
    cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [lost])
    assert backend() != lost


def test_what_failed_is_not_committed(cursor) -> None:
    with pytest.raises(Error), bookkeeping() as own:
        own.execute("CREATE TABLE half_way ()")
        own.execute("nonsense")
    cursor.execute("SELECT to_regclass('half_way')")
    assert cursor.fetchone() == (None,)
