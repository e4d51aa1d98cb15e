"""Rows in batches, each committed at once; a batch that fails is taken apart to find the row."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import islice
from kultura.imports.faults import DatabaseAway
from kultura.imports.report import Outcome
from kultura.imports.row import Row
from kultura.imports.writing.rows import Result
from transaction.interfaces import TransientError
from typing import TypeVar
from ZODB.POSException import StorageError

import logging
import psycopg2
import random
import time
import transaction


SIZE = 400
FIRST = 100  # soon done: whoever watches sees that it goes
ATTEMPTS = 8
LONGEST_PAUSE = 5.0  # seconds
PASSING = (TransientError, StorageError, psycopg2.Error)
"""What another writer or the database is to blame for, not a row."""

log = logging.getLogger(__name__)
Write = Callable[[Sequence[Row]], list[Result]]
Done = TypeVar("Done")


def batches(rows: Iterable[Row], size: int = SIZE) -> Iterator[list[Row]]:
    """Yield rows in lists of `size`, a shorter one first."""
    iterator = iter(rows)
    if first := list(islice(iterator, min(FIRST, size))):
        yield first
    while batch := list(islice(iterator, size)):
        yield batch


def committed(rows: Sequence[Row], write: Write, dry_run: bool = False) -> list[Result]:
    """Write rows and commit; a row that breaks is refused alone, the others are written.

    A batch that breaks is halved until the row is found. Raises DatabaseAway.
    """
    try:
        return attempted(lambda: write(rows), dry_run)
    except DatabaseAway:
        raise
    except Exception as error:
        if len(rows) == 1:
            log.exception("Row %s could not be written", rows[0].number)
            return [Result(Outcome(rows[0].number, "", "refused", unexpected(error)))]
    middle = len(rows) // 2
    halves = (rows[:middle], rows[middle:])
    return [result for half in halves for result in committed(half, write, dry_run)]


def attempted(act: Callable[[], Done], dry_run: bool = False) -> Done:
    """Act and commit; where another writer was faster, again from a new view of things.

    Raises DatabaseAway.
    """
    for attempt in range(1, ATTEMPTS + 1):
        transaction.begin()
        try:
            done = act()
            transaction.abort() if dry_run else transaction.commit()
        except PASSING as error:
            transaction.abort()
            if attempt == ATTEMPTS:
                raise DatabaseAway(f"The database does not take the records: {error}") from error
            time.sleep(pause(attempt))
        except BaseException:
            transaction.abort()
            raise
        else:
            return done
    raise AssertionError("unreachable")


def pause(attempt: int) -> float:
    """Return how long to wait before the next attempt, in seconds: longer each time."""
    return min(LONGEST_PAUSE, 0.1 * 2**attempt) * random.uniform(0.5, 1)


def unexpected(error: Exception) -> str:
    """Return what is said of an error nobody foresaw."""
    return f"It could not be written: {type(error).__name__}: {error}"
