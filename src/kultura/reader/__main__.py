"""`python -m kultura.reader`: the reader behind granian, until SIGTERM."""

from granian import Granian
from granian.constants import HTTPModes
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from kultura.settings import load
from tempfile import TemporaryDirectory

import os


MEASURES = "PROMETHEUS_MULTIPROC_DIR"
USUAL = 4  # workers at most, unless more are asked for
WAITING = 1024  # connections that wait for a thread
SLOWEST = 10_000  # milliseconds until a request's head has arrived
LONGEST = 65_536  # bytes of a request's head


def main() -> None:
    """Serve on `kultura.public_listen` by as many workers and threads as the settings say."""
    with TemporaryDirectory(prefix="kultura-measures-") as folder:
        os.environ[MEASURES] = folder
        serve()


def serve() -> None:
    """Serve until the end; a worker that dies is replaced."""
    settings = load()
    host, port = settings.public_address
    Granian(
        "kultura.reader.worker:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=settings.kultura.public_workers or min(USUAL, len(os.sched_getaffinity(0))),
        blocking_threads=settings.kultura.public_threads,
        http1_settings=HTTP1Settings(header_read_timeout=SLOWEST, max_buffer_size=LONGEST),
        backlog=WAITING,
        websockets=False,
        log_level="warning",
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
