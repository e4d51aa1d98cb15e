"""The projector as a process: one is active, others stand by and take over within a second or two.

Correct with any number at work; one is enough and wastes nothing. A lost database is waited for.
What wakes it is only a hint: it polls too.
"""

from dataclasses import dataclass
from dataclasses import field
from kultura.publication.lasting import Every
from kultura.publication.lasting import serve_until
from kultura.publication.projector import OpenSite
from kultura.publication.projector import Projector
from kultura.publication.vocabularies import publish_vocabularies
from kultura.settings import Settings
from kultura.store.connection import connect_session
from kultura.store.connection import connect_writer
from kultura.store.locks import Lock
from kultura.store.locks import try_session_lock
from kultura.store.marks import mark_ready
from kultura.store.notify import listen
from kultura.store.notify import PENDING
from kultura.store.notify import wait
from kultura.store.openings import ending
from kultura.store.ripe import unripe
from kultura.store.settling import settle
from kultura.store.statistics import renew_statistics
from logging import getLogger
from psycopg2.extensions import connection as Connection
from threading import Event


logger = getLogger(__name__)
APPLICATION = "kultura projector"
STAND_BY = 1.0  # seconds between attempts to become the active one
POLL = 0.5  # seconds after which dates and failed marks are looked at again
POLL_UNRIPE = 0.05  # seconds, while marks wait for their transaction to end
CHORES = 3600.0  # seconds
LABELS = 5.0  # seconds between looks at the vocabularies
STATISTICS = 2.0  # seconds between looks at how much has been written


@dataclass
class Service:
    """Runs a projector until it is told to stop."""

    open_site: OpenSite
    dsn: str
    settings: Settings
    stop: Event = field(default_factory=Event)

    def run(self) -> None:
        """Run; wait for the database whenever it is lost."""
        serve_until(self.stop, self._serve)

    def _serve(self) -> None:
        session = connect_session(self.dsn, APPLICATION)
        try:
            listen(session, PENDING)
            if self._become_active(session):
                self._work(session)
        finally:
            session.close()

    def _become_active(self, session: Connection) -> bool:
        said = False
        while not self.stop.is_set():
            if try_session_lock(session, Lock.PROJECTOR):
                logger.info("projector: active")
                return True
            if not said:
                logger.info("projector: standing by")
                said = True
            self.stop.wait(STAND_BY)
        return False

    def _work(self, session: Connection) -> None:
        connection = connect_writer(self.dsn, APPLICATION)
        projector = Projector(self.open_site, connection, self.settings)
        chores, labels, statistics = Every(CHORES), Every(LABELS), Every(STATISTICS)
        try:
            while not self.stop.is_set():
                busy = projector.project_batch()
                settle(connection)
                chores.when_due(lambda: renew_openings(connection))
                labels.when_due(lambda: publish_vocabularies(self.open_site, connection))
                statistics.when_due(lambda: renew_statistics(connection))
                if not busy:
                    wait(session, _pause(connection))
        finally:
            connection.close()


def renew_openings(connection: Connection) -> None:
    """Have places rendered anew whose opening days do not reach far enough ahead."""
    with connection, connection.cursor() as cursor:
        uids = ending(cursor)
        if uids:
            mark_ready(cursor, uids)


def _pause(connection: Connection) -> float:
    with connection, connection.cursor() as cursor:
        return POLL_UNRIPE if unripe(cursor) else POLL
