"""What outlives its database: a process that waits for it, and chores that come round."""

from collections.abc import Callable
from dataclasses import dataclass
from logging import getLogger
from threading import Event
from ZODB.POSException import ConflictError
from ZODB.POSException import StorageError

import psycopg2
import time


logger = getLogger(__name__)
PAUSES = (0.2, 1.0, 2.0, 5.0)  # seconds after the database was lost, again and again
LONG = 60.0  # seconds of work after which a loss counts as the first one again
# Not the fault of the object at hand: the whole is tried again.
OF_THE_DATABASE = (
    ConflictError,
    StorageError,
    psycopg2.OperationalError,
    psycopg2.InterfaceError,
)


def serve_until(stop: Event, serve: Callable[[], None]) -> None:
    """Call `serve` until it is told to stop; wait for the database whenever it is lost."""
    losses = 0
    while not stop.is_set():
        begun = time.monotonic()
        try:
            serve()
        except OF_THE_DATABASE as error:
            losses = 0 if time.monotonic() - begun > LONG else losses
            pause = PAUSES[min(losses, len(PAUSES) - 1)]
            logger.warning("The database is lost, again in %s s: %s", pause, error)
            losses += 1
            stop.wait(pause)


@dataclass
class Every:
    """Something to do now, and again after each of some seconds."""

    seconds: float
    due: float = 0.0

    def when_due(self, act: Callable[[], None]) -> None:
        """Do it if it is time."""
        if time.monotonic() >= self.due:
            act()
            self.due = time.monotonic() + self.seconds
