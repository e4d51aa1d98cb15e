"""Batches are committed whole, tried again after others, taken apart where a row breaks."""

from kultura.imports import batches
from kultura.imports.batches import committed
from kultura.imports.faults import DatabaseAway
from kultura.imports.report import Outcome
from kultura.imports.row import Row
from kultura.imports.writing.rows import Result
from ZODB.POSException import ConflictError

import psycopg2
import pytest


ROWS = [Row(number) for number in range(1, 6)]


@pytest.fixture(autouse=True)
def no_pause(monkeypatch) -> None:
    monkeypatch.setattr(batches, "pause", lambda attempt: 0)


def created(rows) -> list[Result]:
    return [Result(Outcome(row.number, str(row.number), "created")) for row in rows]


def statuses(results) -> list[str]:
    return [result.outcome.status for result in results]


def test_rows_come_in_batches() -> None:
    numbers = [[row.number for row in batch] for batch in batches.batches(ROWS, size=2)]
    assert numbers == [[1, 2], [3, 4], [5]]
    assert list(batches.batches([])) == []


def test_the_first_batch_is_short() -> None:
    rows = [Row(number) for number in range(1, 1000)]
    assert [len(batch) for batch in batches.batches(rows)] == [100, 400, 400, 99]


@pytest.mark.parametrize("error", [ConflictError, psycopg2.OperationalError])
def test_a_batch_is_tried_again(error) -> None:
    failures = [error(), error()]

    def write(rows):
        if failures:
            raise failures.pop()
        return created(rows)

    assert statuses(committed(ROWS, write)) == ["created"] * 5


def test_a_database_that_stays_away_stops_the_import_and_blames_no_row() -> None:
    def write(rows):
        raise psycopg2.OperationalError("connection refused")

    with pytest.raises(DatabaseAway, match="connection refused"):
        committed(ROWS, write)


def test_one_row_that_breaks_is_found_and_the_rest_written() -> None:
    def write(rows):
        if any(row.number == 3 for row in rows):
            raise ValueError("no such thing")
        return created(rows)

    results = committed(ROWS, write)
    assert statuses(results) == ["created", "created", "refused", "created", "created"]
    assert results[2].outcome.reason == "It could not be written: ValueError: no such thing"
