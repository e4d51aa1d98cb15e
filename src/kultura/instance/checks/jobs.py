"""The worker does what is asked for: nothing was given up, nothing waits for nobody."""

from collections.abc import Iterator
from datetime import timedelta
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from kultura.store import jobs
from kultura.store import schema
from typing import Any


TITLE = "jobs done"
ORDER = 80
LATE = timedelta(minutes=10)
OFTEN = 3  # failures after which it is told


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Name the jobs that failed, and say when none are begun any more."""
    dsn = connection.dsn(settings)
    if not schema.is_current(dsn):
        return  # the check of the publication says so
    with connection.connected(dsn) as database, database.cursor() as cursor:
        for job in jobs.troubled(cursor, OFTEN):
            fate = "was given up" if job.failed_at else "keeps failing"
            yield f"Job {job.id} ({job.kind}) {fate} after {job.attempts} attempts: {job.error}"
        waiting, since = jobs.overdue(cursor, LATE)
        if waiting:
            yield f"{waiting} jobs wait since {since:%Y-%m-%d %H:%M}: is the worker running?"
