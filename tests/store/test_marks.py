"""A mark is ripe when its transaction has surely ended, and done only by who rendered it last."""

from builders import projection
from contextlib import contextmanager
from datetime import timedelta
from kultura.store.connection import connect_voter
from kultura.store.marks import hold
from kultura.store.marks import Mark
from kultura.store.marks import mark_ready
from kultura.store.marks import say_ready
from kultura.store.parked import parked
from kultura.store.ripe import postpone
from kultura.store.ripe import ripe_marks
from kultura.store.showing import put_aside
from kultura.store.showing import show
from kultura.store.voting import vote

import psycopg2
import pytest
import time


class Commit:
    """A transaction of the cms: RelStorage's connection, and the vote's."""

    def __init__(self, dsn: str) -> None:
        self.zodb = psycopg2.connect(dsn)
        self.store = connect_voter(dsn, "test")
        self.marks: tuple[Mark, ...] = ()

    def vote(self, *uids: str) -> "Commit":
        with self.zodb.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE stored (x int)")
        self.marks = vote(self.store, uids, [])
        return self

    def finish(self) -> None:
        self.zodb.commit()
        with self.store.cursor() as cursor:
            say_ready(cursor, self.marks)

    def close(self) -> None:
        self.zodb.close()
        self.store.close()


@pytest.fixture
def commit(dsn):
    """Makes transactions, which end with the test."""
    opened = []

    def begin() -> Commit:
        opened.append(Commit(dsn))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


@pytest.fixture
def ripe(connection):
    """The UIDs that can be projected now, or in a moment where some are expected."""

    def look() -> list[str]:
        with connection, connection.cursor() as cursor:
            return [mark.uid for mark in ripe_marks(cursor, 100)]

    def ask(expected: int = 0) -> list[str]:
        deadline = time.monotonic() + 5
        while len(found := look()) < expected and time.monotonic() < deadline:
            time.sleep(0.01)
        return found

    return ask


def test_ripe_once_committed(commit, ripe) -> None:
    one = commit().vote("a")
    assert ripe() == []
    one.finish()
    assert ripe() == ["a"]


def test_ripe_once_committed_while_an_older_transaction_lives(commit, ripe) -> None:
    commit().vote("other")
    commit().vote("a").finish()
    assert ripe() == ["a"]


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_ripe_once_ended_without_a_word(commit, ripe, end) -> None:
    one = commit().vote("a")
    getattr(one.zodb, end)()
    assert ripe(expected=1) == ["a"]


def test_overlaid_mark_waits_for_both(commit, ripe) -> None:
    first = commit().vote("a")
    second = commit().vote("a")
    second.finish()
    assert ripe() == []
    first.finish()
    assert ripe() == ["a"]


def test_overlaid_mark_keeps_the_newer_number(commit, ripe) -> None:
    first, second = commit(), commit()
    with first.store.cursor() as early:
        early.execute("BEGIN; SELECT pg_current_xact_id()")
        second.vote("a")
        first.vote("a")
        early.execute("COMMIT")
    first.finish()
    assert ripe() == []
    second.zodb.commit()
    assert ripe() == ["a"]


def test_stale_rendering_is_thrown_away(commit, connection, cursor) -> None:
    commit().vote("a").finish()
    (mark,) = ripe_marks(cursor, 1)
    connection.commit()
    again = commit().vote("a")
    assert show(connection, {mark: projection("a")}) == ()
    cursor.execute("SELECT generation FROM publication.pending")
    assert cursor.fetchone() == (again.marks[0].generation,)


def test_first_publication_retracted_while_rendered(commit, connection, cursor, reader) -> None:
    commit().vote("a").finish()
    (mark,) = ripe_marks(cursor, 1)
    connection.commit()
    commit().vote("a").finish()
    show(connection, {mark: projection("a")})
    with reader.cursor() as seen:
        seen.execute("SELECT count(*) FROM publication.visible_record")
        assert seen.fetchone() == (0,)


@contextmanager
def held(connection, marks):
    """The marks are locked by somebody while the block runs."""
    with connection, connection.cursor() as cursor:
        hold(cursor, marks)
        yield


def test_vote_waits_two_seconds_at_most(commit, connection, cursor) -> None:
    commit().vote("a").finish()
    marks = ripe_marks(cursor, 1)
    connection.commit()
    with held(connection, marks), pytest.raises(psycopg2.errors.LockNotAvailable):
        commit().vote("a")


def test_finish_waits_for_nobody(commit, connection, cursor, ripe) -> None:
    one = commit().vote("a")
    one.zodb.commit()
    with held(connection, one.marks):
        one.finish()
    assert ripe() == ["a"]


def test_marking_anew_leaves_a_waiting_mark_alone(commit, connection, cursor) -> None:
    one = commit().vote("a")
    assert mark_ready(cursor, ["a", "b"]) == 1
    assert [mark.uid for mark in ripe_marks(cursor, 10)] == ["b"]
    one.finish()


def test_failed_mark_waits_and_is_parked_at_last(commit, connection, cursor, ripe) -> None:
    commit().vote("a").finish()
    (mark,) = ripe_marks(cursor, 1)
    postpone(cursor, mark, "broken", timedelta(hours=1))
    connection.commit()
    assert ripe() == []
    put_aside(connection, mark, "broken", hidden=False)
    assert [(one.uid, one.error) for one in parked(cursor)] == [("a", "broken")]
    cursor.execute("SELECT count(*) FROM publication.pending")
    assert cursor.fetchone() == (0,)


def test_parked_public_record_stays(connection, cursor, commit, reader) -> None:
    mark_ready(cursor, ["a"])
    (mark,) = ripe_marks(cursor, 1)
    connection.commit()
    show(connection, {mark: projection("a")})
    mark_ready(cursor, ["a"])
    (mark,) = ripe_marks(cursor, 1)
    connection.commit()
    put_aside(connection, mark, "broken", hidden=False)
    with reader.cursor() as seen:
        seen.execute("SELECT count(*) FROM publication.visible_record")
        assert seen.fetchone() == (1,)


def test_parked_hidden_record_is_hidden(connection, cursor, reader) -> None:
    mark_ready(cursor, ["a"])
    (mark,) = ripe_marks(cursor, 1)
    connection.commit()
    show(connection, {mark: projection("a")})
    mark_ready(cursor, ["a"])
    (mark,) = ripe_marks(cursor, 1)
    connection.commit()
    put_aside(connection, mark, "broken", hidden=True)
    with reader.cursor() as seen:
        seen.execute("SELECT count(*) FROM publication.visible_record")
        assert seen.fetchone() == (0,)
