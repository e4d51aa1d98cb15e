"""The worker: takes a job, does it in a ZODB transaction of its own, and strikes it off.

A job is struck off after its transaction has committed. Who dies in between leaves it to be done
once more; a kind looks first whether there is anything left to do.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from kultura.interfaces import IJobKind
from kultura.publication.lasting import OF_THE_DATABASE
from kultura.store import jobs
from kultura.store.jobs import Job
from logging import getLogger
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from transaction.interfaces import TransientError
from typing import Any
from ZODB.POSException import ConflictError
from zope.component import getUtilitiesFor
from zope.component import getUtility

import transaction


logger = getLogger(__name__)
WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
AGAIN = timedelta(seconds=1)  # after a conflict, which is nobody's fault

OpenSite = Callable[[], AbstractContextManager[Any]]


@dataclass
class Worker:
    """Does jobs, one at a time; `open_site` begins a transaction that may be committed."""

    open_site: OpenSite
    connection: Connection

    def keep_time(self) -> None:
        """See to it that each kind that runs by the clock has its job."""
        with self.connection, self.connection.cursor() as cursor:
            for name, kind in getUtilitiesFor(IJobKind):
                if kind.every is not None:
                    jobs.keep_ticking(cursor, name)

    def work(self) -> bool:
        """Do the next job that is due; tell whether there was one."""
        kinds = [name for name, _kind in getUtilitiesFor(IJobKind)]
        with self.connection, self.connection.cursor() as cursor:
            job = jobs.take(cursor, kinds)
            if job is None:
                return False
            try:
                self._do(cursor, job)
            except (ConflictError, TransientError) as error:
                jobs.retry(cursor, job, _words(error), AGAIN, counts=False)
            except OF_THE_DATABASE:
                raise
            except Exception as error:
                _put_off(cursor, job, error)
        return True

    def _do(self, cursor: Cursor, job: Job) -> None:
        kind = getUtility(IJobKind, job.kind)
        with self.open_site() as site:
            if not job.ticks:
                kind.do(site, job.payload)
                transaction.commit()
                jobs.finish(cursor, job)
                return
            items = list(kind.tick(site))
        for item in items:
            jobs.enqueue_once(cursor, job.kind, item)
        jobs.tick_again(cursor, job, kind.every)


def _put_off(cursor: Cursor, job: Job, error: Exception) -> None:
    if job.attempts < len(WAITS):
        logger.warning("job %s (%s) failed, again later: %s", job.id, job.kind, _words(error))
        jobs.retry(cursor, job, _words(error), WAITS[job.attempts])
    elif job.ticks:
        logger.error("job %s (%s) keeps failing", job.id, job.kind, exc_info=error)
        jobs.retry(cursor, job, _words(error), WAITS[-1])
    else:
        logger.error("job %s (%s) is given up", job.id, job.kind, exc_info=error)
        jobs.fail(cursor, job, _words(error))


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:1000]
