"""What is approved reaches the public: the store is current, nothing is stuck."""

from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from kultura.store import parked
from kultura.store import ripe
from kultura.store import schema
from kultura.store.filling import is_filled
from typing import Any


TITLE = "publication current"
ORDER = 70
LATE = timedelta(minutes=1)


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Look at the store's schema, at what waits, and at what could not be rendered."""
    dsn = connection.dsn(settings)
    if not schema.is_current(dsn):
        yield "The publication store is of another version: run kultura upgrade."
        return
    with connection.connected(dsn) as database, database.cursor() as cursor:
        if not is_filled(cursor):
            yield "The site is older than the publication store: run kultura upgrade."
        yield from waiting(ripe.lag(cursor))
        for one in parked.parked(cursor):
            yield f"{name_of(site, one.uid)} could not be published: {one.error}"


def waiting(lag: ripe.Lag) -> Iterator[str]:
    """Tell what waits too long."""
    if lag.since is not None and datetime.now(UTC) - lag.since > LATE:
        yield (
            f"{lag.pending} changes wait since {lag.since:%Y-%m-%d %H:%M} UTC to be published, "
            f"{lag.failing} of them failed before: is the projector running?"
        )


def name_of(site: Any, uid: str) -> str:
    """Give the path of an object, else its identifier."""
    from kultura.behaviors.lookup import find

    found = find(site, uid)
    return uid if found is None else "/".join(found.getPhysicalPath())
