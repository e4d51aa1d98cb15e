"""The embedded PostgreSQL; not wanted where instance.yaml names a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.instance.postgresql import cluster
from kultura.instance.postgresql import database
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql import server
from kultura.instance.processes.process import Process
from kultura.instance.processes.process import Say
from kultura.settings import Settings
from signal import SIGINT


def wanted(settings: Settings) -> bool:
    """Tell whether PostgreSQL is ours to run."""
    return settings.embedded_database


@contextmanager
def held(settings: Settings, say: Say) -> Iterator[None]:
    """Own the server for as long as the supervisor runs; let borrowers finish before."""
    places.recorded(settings)
    with database.own_alone(settings, say):
        yield


def address(settings: Settings) -> str:
    """Say where it listens."""
    return str(places.recorded(settings).sockets)


PROCESS = Process(
    name="postgresql",
    start=server.start,
    is_ready=server.is_ready,
    address=address,
    wanted=wanted,
    held=held,
    finish=cluster.prepare_database,
    failure=server.last_words,
    ready_within=server.START_WITHIN,
    stop_signal=SIGINT,
    stop_within=server.STOP_WITHIN,
)
