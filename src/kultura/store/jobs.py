"""Jobs for the worker: a queue in a table, each job taken by one and done at least once.

A job is taken by a transaction that stays open while it is done (`FOR UPDATE SKIP LOCKED`), so one
whose worker died is free again at once. A job asked for in a ZODB transaction waits until that has
ended, as marks do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from kultura.store.notify import JOBS
from kultura.store.notify import notify
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from psycopg2.extras import Json
from typing import Any

import orjson


ENQUEUE = """
INSERT INTO publication.job (kind, payload, run_at)
VALUES (%s, %s, coalesce(%s, publication.clock())) RETURNING id
"""

ENQUEUE_ONCE = """
INSERT INTO publication.job (kind, key, payload, run_at)
VALUES (%s, %s, %s, publication.clock())
ON CONFLICT (kind, key) DO NOTHING
"""

ASK = """
INSERT INTO publication.job (kind, payload, run_at, ready)
SELECT kind, payload::jsonb, coalesce(run_at::timestamptz, publication.clock()), false
FROM (VALUES %s) AS asked (kind, payload, run_at)
RETURNING id
"""

TAKE = """
SELECT id, kind, payload, attempts, key IS NOT DISTINCT FROM 'clock'
FROM publication.job
WHERE failed_at IS NULL AND run_at <= publication.clock() AND kind = ANY(%s)
    AND (ready OR xid < pg_snapshot_xmin(pg_current_snapshot()))
ORDER BY run_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED
"""

RETRY = """
UPDATE publication.job
SET attempts = attempts + %s, error = %s, run_at = publication.clock() + %s
WHERE id = %s
"""

FAIL = """
UPDATE publication.job
SET attempts = attempts + 1, error = %s, failed_at = publication.clock()
WHERE id = %s
"""

TICK_AGAIN = """
UPDATE publication.job
SET attempts = 0, error = NULL, run_at = publication.clock() + %s
WHERE id = %s
"""

TROUBLED = """
SELECT id, kind, attempts, error, failed_at
FROM publication.job
WHERE failed_at IS NOT NULL OR attempts > %s
ORDER BY id
"""

OVERDUE = """
SELECT count(*), min(run_at) FROM publication.job
WHERE failed_at IS NULL AND attempts = 0 AND run_at < publication.clock() - %s
"""

CLOCK = "clock"  # the key of a job that is there as long as its kind runs by the clock


@dataclass(frozen=True)
class Asked:
    """A job that a transaction asks for."""

    kind: str
    payload: dict[str, Any]
    run_at: datetime | None = None


@dataclass(frozen=True)
class Troubled:
    """A job that was given up, or keeps failing."""

    id: int
    kind: str
    attempts: int
    error: str
    failed_at: datetime | None


@dataclass(frozen=True)
class Job:
    """Something to do: its kind names who does it, its payload says what."""

    id: int
    kind: str
    payload: dict[str, Any]
    attempts: int
    ticks: bool = False


def enqueue(
    cursor: Cursor, kind: str, payload: dict[str, Any], run_at: datetime | None = None
) -> int:
    """Ask for something to be done, at once or at a time; return the job's number."""
    cursor.execute(ENQUEUE, (kind, Json(payload), run_at))
    return cursor.fetchone()[0]


def enqueue_once(cursor: Cursor, kind: str, payload: dict[str, Any]) -> None:
    """Ask for something to be done, unless just that was asked for and is not done yet."""
    key = orjson.dumps(payload, option=orjson.OPT_SORT_KEYS).decode()
    cursor.execute(ENQUEUE_ONCE, (kind, key, Json(payload)))


def keep_ticking(cursor: Cursor, kind: str) -> None:
    """See to it that a kind which runs by the clock has its job."""
    cursor.execute(ENQUEUE_ONCE, (kind, CLOCK, Json({})))


def ask(cursor: Cursor, asked: Sequence[Asked]) -> list[int]:
    """Write jobs of a transaction that has not committed yet; return their numbers."""
    rows = [(one.kind, Json(one.payload), one.run_at) for one in asked]
    return [id for (id,) in execute_values(cursor, ASK, rows, page_size=len(rows), fetch=True)]


def say_ready(cursor: Cursor, ids: Sequence[int]) -> None:
    """Say that the transaction behind jobs has committed."""
    cursor.execute("UPDATE publication.job SET ready = true WHERE id = ANY(%s)", (list(ids),))
    notify(cursor, JOBS)


def take(cursor: Cursor, kinds: list[str]) -> Job | None:
    """Take the next job that is due; it stays taken until the transaction ends."""
    cursor.execute(TAKE, (kinds,))
    row = cursor.fetchone()
    return Job(*row) if row else None


def finish(cursor: Cursor, job: Job) -> None:
    """Note that a job is done."""
    cursor.execute("DELETE FROM publication.job WHERE id = %s", (job.id,))


def retry(cursor: Cursor, job: Job, error: str, wait: timedelta, *, counts: bool = True) -> None:
    """Try a job again after a while; `counts` unless the failure was nobody's fault."""
    cursor.execute(RETRY, (int(counts), error, wait, job.id))


def tick_again(cursor: Cursor, job: Job, every: timedelta) -> None:
    """Have a job of the clock done again after a while."""
    cursor.execute(TICK_AGAIN, (every, job.id))


def fail(cursor: Cursor, job: Job, error: str) -> None:
    """Give a job up; it stays, for people to see."""
    cursor.execute(FAIL, (error, job.id))


def troubled(cursor: Cursor, attempts: int) -> list[Troubled]:
    """Return the jobs that were given up, or have failed more often than that."""
    cursor.execute(TROUBLED, (attempts,))
    return [Troubled(*row) for row in cursor.fetchall()]


def overdue(cursor: Cursor, by: timedelta) -> tuple[int, datetime | None]:
    """Return how many jobs nobody has begun that long after their time, and the oldest's."""
    cursor.execute(OVERDUE, (by,))
    return cursor.fetchone()
