"""The worker as a process: any number may run, each takes what no other has.

A lost database is waited for. What wakes it is only a hint: it polls too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from kultura.jobs.worker import OpenSite
from kultura.jobs.worker import Worker
from kultura.publication.lasting import Every
from kultura.publication.lasting import serve_until
from kultura.store.connection import connect_session
from kultura.store.connection import connect_writer
from kultura.store.notify import JOBS
from kultura.store.notify import listen
from kultura.store.notify import wait
from threading import Event


APPLICATION = "kultura worker"
POLL = 2.0  # seconds
CLOCK = 60.0  # seconds between looks whether every clock ticks


@dataclass
class Service:
    """Runs a worker until it is told to stop."""

    open_site: OpenSite
    dsn: str
    stop: Event = field(default_factory=Event)

    def run(self) -> None:
        """Run; wait for the database whenever it is lost."""
        serve_until(self.stop, self._serve)

    def _serve(self) -> None:
        session = connect_session(self.dsn, APPLICATION)
        connection = connect_writer(self.dsn, APPLICATION)
        try:
            listen(session, JOBS)
            worker = Worker(self.open_site, connection)
            self._work(worker, lambda: wait(session, POLL))
        finally:
            connection.close()
            session.close()

    def _work(self, worker: Worker, rest: Callable[[], object]) -> None:
        clock = Every(CLOCK)
        while not self.stop.is_set():
            clock.when_due(worker.keep_time)
            if not worker.work():
                rest()
