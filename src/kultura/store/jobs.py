"""Jobs for the worker: a queue in a table, each job taken by one and done once.

A job is taken by a transaction that stays open while it is done (`FOR UPDATE SKIP LOCKED`), so one
whose worker died is free again at once.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json
from typing import Any


ENQUEUE = """
INSERT INTO publication.job (kind, payload, run_at)
VALUES (%s, %s, coalesce(%s, publication.clock())) RETURNING id
"""

TAKE = """
SELECT id, kind, payload, attempts
FROM publication.job
WHERE failed_at IS NULL AND run_at <= publication.clock() AND kind = ANY(%s)
ORDER BY run_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED
"""

RETRY = """
UPDATE publication.job
SET attempts = attempts + 1, error = %s, run_at = publication.clock() + %s
WHERE id = %s
"""

FAIL = """
UPDATE publication.job
SET attempts = attempts + 1, error = %s, failed_at = publication.clock()
WHERE id = %s
"""


@dataclass(frozen=True)
class Job:
    """Something to do: its kind names who does it, its payload says what."""

    id: int
    kind: str
    payload: dict[str, Any]
    attempts: int


def enqueue(
    cursor: Cursor, kind: str, payload: dict[str, Any], run_at: datetime | None = None
) -> int:
    """Ask for something to be done, at once or at a time; return the job's number."""
    cursor.execute(ENQUEUE, (kind, Json(payload), run_at))
    return cursor.fetchone()[0]


def take(cursor: Cursor, kinds: list[str]) -> Job | None:
    """Take the next job that is due; it stays taken until the transaction ends."""
    cursor.execute(TAKE, (kinds,))
    row = cursor.fetchone()
    return Job(*row) if row else None


def finish(cursor: Cursor, job: Job) -> None:
    """Note that a job is done."""
    cursor.execute("DELETE FROM publication.job WHERE id = %s", (job.id,))


def retry(cursor: Cursor, job: Job, error: str, wait: timedelta) -> None:
    """Try a job again after a while."""
    cursor.execute(RETRY, (error, wait, job.id))


def fail(cursor: Cursor, job: Job, error: str) -> None:
    """Give a job up; it stays, for people to see."""
    cursor.execute(FAIL, (error, job.id))
