"""The embedded server's life: started as our child, found when it runs, stopped cleanly."""

from collections.abc import Iterator
from kultura.instance import child
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import binaries
from kultura.instance.postgresql import cluster
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql.place import Place
from kultura.settings import Settings
from pathlib import Path
from signal import SIGINT
from subprocess import Popen

import psycopg2
import time


LOG = "postgresql.log"
LOG_LIMIT = 10 * 1024**2  # bytes; a longer log is put aside at the next start
START_WITHIN = 60.0  # seconds; recovery after a crash included
STOP_WITHIN = 60.0

PARAMETERS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "max_connections": "100",
    "jit": "off",
    "log_line_prefix": "%m [%p] ",
}


def prepare(settings: Settings) -> Place:
    """Make what the server needs, once: directories, data, passwords."""
    place = places.prepare(settings)
    if not cluster.exists(place):
        cluster.create(settings, place)
    return place


def start(settings: Settings) -> Popen:
    """Start the server as a child; it ends with us (SIGINT: fast shutdown)."""
    place = places.recorded(settings)
    places.make_directories(place)
    forget_stale(place)
    with open_log(settings) as log:
        return child.spawn(
            command(settings, place),
            dies_by=SIGINT,
            account=place.account,
            folder=place.base,
            output=log,
        )


def command(settings: Settings, place: Place) -> list[str | Path]:
    """Spell the server's command line."""
    directory = str(place.sockets).replace('"', '""')
    parameters = {
        **PARAMETERS,
        **settings.kultura.postgresql.parameters,
        "unix_socket_directories": f'"{directory}"',
        "unix_socket_permissions": "0700",
        "port": str(places.PORT),
    }
    options = [part for name, value in parameters.items() for part in ("-c", f"{name}={value}")]
    return [binaries.bin_folder(place.account, place.data) / "postgres", "-D", place.data, *options]


def open_log(settings: Settings):
    """Open the server's log to append; one that grew long is kept as its predecessor."""
    settings.logs.mkdir(parents=True, exist_ok=True)
    log = settings.logs / LOG
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    return log.open("ab")


def wait_until_ready(settings: Settings, server: Popen | None = None) -> None:
    """Wait until the server takes connections; raises InstanceError when it will not."""
    deadline = time.monotonic() + START_WITHIN
    while not is_ready(settings):
        if server is not None and server.poll() is not None:
            raise InstanceError(f"PostgreSQL did not start: {last_words(settings)}")
        if time.monotonic() > deadline:
            raise InstanceError(f"PostgreSQL takes no connections: {last_words(settings)}")
        time.sleep(0.05)


def is_ready(settings: Settings) -> bool:
    """Tell whether the server lets its administrator in."""
    administrator = connection.dsn(settings, connection.ADMINISTRATOR, "postgres")
    try:
        with connection.connected(administrator):
            return True
    except psycopg2.OperationalError as error:
        if "password authentication failed" in str(error):
            raise InstanceError(
                f"The database does not take the password in {connection.passfile(settings)}: "
                "restore that file from a backup."
            ) from error
        return False


def last_words(settings: Settings) -> str:
    """Give the server's last complaint, and where the rest is."""
    log = settings.logs / LOG
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-50:]
    complaints = [line for line in lines if "FATAL" in line or "PANIC" in line] or lines[-1:]
    return f"{complaints[-1] if complaints else 'it said nothing'} (see {log})"


def stop(server: Popen) -> bool:
    """Stop the server cleanly; False where it had to be killed."""
    return child.stop(server, SIGINT, STOP_WITHIN)


def forget_stale(place: Place) -> None:
    """Remove the pid file of a server that was killed, once nothing of it lives any more.

    PostgreSQL itself refuses to start when the number in it belongs to any process by now.
    """
    deadline = time.monotonic() + START_WITHIN
    while living := list(processes_in(place.data)):
        if time.monotonic() > deadline:
            raise InstanceError(
                f"Another PostgreSQL (process {living[0]}) works on {place.data}: stop it first."
            )
        time.sleep(0.1)
    (place.data / "postmaster.pid").unlink(missing_ok=True)


def processes_in(data: Path) -> Iterator[int]:
    """Name the processes that work on a data directory: every PostgreSQL process stands in it."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "cwd").samefile(data):
                    yield int(entry.name)
            except OSError:
                continue
