"""The backlog as the public side may know it: how much waits and for how long, never what."""

from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor


@dataclass(frozen=True)
class Backlog:
    """How many objects wait, failed before, are parked; how many seconds the oldest has waited."""

    pending: int
    failing: int
    parked: int
    seconds: float


def backlog(cursor: Cursor) -> Backlog:
    """Return what waits to be published."""
    cursor.execute("SELECT pending, failing, parked, seconds FROM publication.backlog")
    return Backlog(*cursor.fetchone())
