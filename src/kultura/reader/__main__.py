"""`python -m kultura.reader`: the reader behind granian, one worker, until SIGTERM."""

from granian import Granian
from granian.constants import Interfaces
from kultura.settings import load


THREADS = 4  # a database connection each


def main() -> None:
    """Serve on `kultura.public_listen`."""
    host, port = load().public_address
    Granian(
        "kultura.reader.worker:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        websockets=False,
        log_level="warning",
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
