"""Jobs are taken once, and come back when they are not finished."""

from datetime import timedelta
from kultura.store import clock
from kultura.store import jobs
from kultura.store.connection import connect_writer

import pytest


@pytest.fixture
def other(dsn):
    """Another worker's cursor."""
    connection = connect_writer(dsn, "other")
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


def test_job_is_taken_by_one(connection, cursor, other) -> None:
    jobs.enqueue(cursor, "mail", {"to": "a@example.org"})
    connection.commit()
    assert jobs.take(cursor, ["mail"]).payload == {"to": "a@example.org"}
    assert jobs.take(other, ["mail"]) is None


def test_job_of_a_worker_that_died_is_free(connection, cursor, other) -> None:
    jobs.enqueue(cursor, "mail", {})
    connection.commit()
    jobs.take(cursor, ["mail"])
    connection.rollback()
    assert jobs.take(other, ["mail"]) is not None


def test_job_waits_for_its_time(connection, cursor) -> None:
    jobs.enqueue(cursor, "publish", {}, clock.now(cursor) + timedelta(hours=1))
    assert jobs.take(cursor, ["publish"]) is None
    clock.set_ahead(cursor, timedelta(hours=2))
    assert jobs.take(cursor, ["publish"]) is not None


@pytest.mark.parametrize("kinds", [["other"], []])
def test_worker_takes_what_it_knows(cursor, kinds) -> None:
    jobs.enqueue(cursor, "mail", {})
    assert jobs.take(cursor, kinds) is None


def test_finished_job_is_no_more(cursor) -> None:
    jobs.enqueue(cursor, "mail", {})
    jobs.finish(cursor, jobs.take(cursor, ["mail"]))
    assert jobs.take(cursor, ["mail"]) is None


def test_failed_job_is_tried_again_and_given_up(cursor) -> None:
    jobs.enqueue(cursor, "mail", {})
    jobs.retry(cursor, jobs.take(cursor, ["mail"]), "no answer", timedelta(0))
    job = jobs.take(cursor, ["mail"])
    assert job.attempts == 1
    jobs.fail(cursor, job, "no answer")
    assert jobs.take(cursor, ["mail"]) is None
