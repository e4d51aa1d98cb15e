"""A database to work with for as long as a command needs it.

Whoever finds no server running starts one and owns it; others borrow it. The owner stops it when
the last borrower has gone. `kultura run` owns one for as long as it runs.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import cluster
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql import server
from kultura.settings import Settings

import fcntl
import psycopg2


OWNER_LOCK = "postgresql.owner.lock"
BORROWER_LOCK = "postgresql.borrowers.lock"

Say = Callable[[str], None]


def silent(message: str) -> None:
    """Say nothing."""


@contextmanager
def database(settings: Settings, say: Say = silent) -> Iterator[None]:
    """Keep the database reachable in the block, starting the embedded server if need be."""
    if not settings.embedded_database:
        check_reachable(settings)
        yield
        return
    places.recorded(settings)
    with ExitStack() as stack:
        while not enter(settings, stack, say):
            pass
        yield


def enter(settings: Settings, stack: ExitStack, say: Say) -> bool:
    """Own a server or borrow one; False where its owner stopped it just now: try again."""
    if owned := own(settings):
        stack.enter_context(owned)
        stack.enter_context(running(settings, say))
        return True
    if borrowed := borrow(settings):
        stack.enter_context(borrowed)
        return True
    return False


def borrow(settings: Settings) -> ExitStack | None:
    """Use the server somebody runs, until it is closed; None where nobody does."""
    with ExitStack() as attempt:
        attempt.enter_context(locked(settings, BORROWER_LOCK, fcntl.LOCK_SH))
        if unowned := own(settings):
            unowned.close()
            return None
        server.wait_until_ready(settings)
        return attempt.pop_all()


def prepare(settings: Settings) -> None:
    """Make the embedded server's data, once; nothing to do for a configured server."""
    if settings.embedded_database:
        settings.clienthome.mkdir(parents=True, exist_ok=True)
        with locked(settings, OWNER_LOCK, fcntl.LOCK_EX):
            server.prepare(settings)


@contextmanager
def running(settings: Settings, say: Say) -> Iterator[None]:
    """Run a server of our own in the block; stop it when nobody borrows it any more."""
    process = server.start(settings)
    try:
        server.wait_until_ready(settings, process)
        cluster.prepare_database(settings)
        yield
    finally:
        with wait_for_borrowers(settings, say):
            server.stop(process)


def own(settings: Settings) -> ExitStack | None:
    """Take the right to run the server until it is closed; None where another holds it."""
    stack = ExitStack()
    try:
        stack.enter_context(locked(settings, OWNER_LOCK, fcntl.LOCK_EX | fcntl.LOCK_NB))
    except BlockingIOError:
        return None
    return stack


def own_alone(settings: Settings, say: Say) -> ExitStack:
    """Take the right to run the server, waiting for whoever holds it."""
    owned = own(settings)
    if owned is None:
        say("PostgreSQL is in use by another kultura command; waiting for it to end")
        owned = ExitStack()
        owned.enter_context(locked(settings, OWNER_LOCK, fcntl.LOCK_EX))
    return owned


@contextmanager
def wait_for_borrowers(settings: Settings, say: Say) -> Iterator[None]:
    """Wait until nobody borrows the server, and let nobody begin to in the block."""
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(settings, BORROWER_LOCK, fcntl.LOCK_EX | fcntl.LOCK_NB))
        except BlockingIOError:
            say("another kultura command still uses PostgreSQL; waiting for it to end")
            stack.enter_context(locked(settings, BORROWER_LOCK, fcntl.LOCK_EX))
        yield


@contextmanager
def locked(settings: Settings, name: str, how: int) -> Iterator[None]:
    """Hold a lock (flock(2)) in the block; it goes with the process, whichever way that ends."""
    with (settings.clienthome / name).open("w") as file:
        fcntl.flock(file, how)
        yield


def check_reachable(settings: Settings) -> None:
    """Raise InstanceError where the configured server does not let us in."""
    try:
        with connection.connected(connection.dsn(settings)):
            pass
    except psycopg2.OperationalError as error:
        reason = " ".join(str(error).split())
        raise InstanceError(
            f"The database of db_relstorage_postgresql_dsn cannot be reached: {reason}"
        ) from error
