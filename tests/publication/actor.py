"""Processes of the cms that do what a test tells them, over the real database.

Zope can be opened once in a process and takes long to start, so one process starts it and the
actors are its forks, each with connections of its own. An actor runs functions of `ACTS` one
after the other, each in a request and a transaction of its own, and can be killed at any moment.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from kultura.instance import child
from kultura.instance.testing import environment
from multiprocessing.connection import Client
from multiprocessing.connection import Connection
from multiprocessing.connection import Listener
from pathlib import Path
from signal import SIGKILL
from typing import Any

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback


ACTS = (
    "acts",
    "ingest_acts",
    "job_acts",
    "media_acts",
    "page_acts",
    "review_acts",
)  # what actors can do
STARTS_WITHIN = 240.0  # seconds; other tests use the same processors


class ActFailed(Exception):
    """What a function raised in the actor: the words of its traceback, and its class."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(words)
        self.kind = kind


@dataclass
class Actor:
    """The test's end of an actor."""

    pid: int
    connection: Connection

    def begin(self, act: Callable, *arguments: Any) -> None:
        """Have a function of a module of acts run; do not wait for it."""
        self.connection.send((act, arguments))

    def result(self, within: float = 60) -> Any:
        """Wait for what was begun; raise ActFailed where it raised, EOFError where it died."""
        if not self.connection.poll(within):
            raise TimeoutError("the actor does not answer")
        failure, value = self.connection.recv()
        if failure:
            raise ActFailed(*failure)
        return value

    def __call__(self, act: Callable, *arguments: Any) -> Any:
        """Run a function and wait for its result."""
        self.begin(act, *arguments)
        return self.result()

    def kill(self) -> None:
        """End it as `kill -9` does."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, SIGKILL)

    def close(self) -> None:
        """End it."""
        self.connection.close()


class Stage:
    """Makes actors on one region."""

    def __init__(self, home: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kultura-"))
        self.made = 0
        path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        self.process = child.spawn(
            [sys.executable, __file__, self.folder],
            environ=environment(home) | {"PYTHONPATH": path},
        )
        self.connection = self._connect("stage")

    def actor(self) -> Actor:
        """Make an actor."""
        self.made += 1
        name = f"actor-{self.made}"
        self.connection.send(name)
        connection = self._connect(name)
        return Actor(connection.recv(), connection)

    def close(self) -> None:
        """End all."""
        self.connection.close()
        child.stop(self.process)
        shutil.rmtree(self.folder)

    def _connect(self, name: str) -> Connection:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(FileNotFoundError, ConnectionRefusedError):
                return Client(str(self.folder / name), "AF_UNIX")
            time.sleep(0.02)
        raise TimeoutError(f"{name} does not start; its last words are above")


def serve(folder: Path) -> None:
    """Start Zope, close its database, and fork an actor whenever one is asked for."""
    from kultura.instance import environment as instance_environment
    from kultura.instance.zope import start_zope
    from kultura.settings import load

    settings = load()
    instance_environment.enter(settings)
    start_zope(settings)
    import Zope2

    for module in ACTS:
        import_module(module)

    Zope2.app()._p_jar.close()
    Zope2.DB.close()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    connection = Listener(str(folder / "stage"), "AF_UNIX").accept()
    with suppress(EOFError):
        while True:
            name = connection.recv()
            if os.fork() == 0:
                connection.close()
                perform(folder / name, settings)
                os._exit(0)


def perform(address: Path, settings: Any) -> None:
    """Run what comes on connections of one's own, until the test hangs up."""
    from App.config import getConfiguration

    child.LIBC.prctl(child.PR_SET_PDEATHSIG, int(SIGKILL), 0, 0, 0)
    database = getConfiguration().dbtab.getDatabaseFactory(name="main").open("main", {})
    root = database.open().root()["Application"]
    connection = Listener(str(address), "AF_UNIX").accept()
    connection.send(os.getpid())
    with suppress(EOFError):
        while True:
            act, arguments = connection.recv()
            connection.send(run(root, settings, act, arguments))


def run(root: Any, settings: Any, act: Callable, arguments: tuple) -> tuple:
    """Run one function on the site as the administrator; return its failure and its result."""
    from kultura.instance.zope import as_user
    from kultura.instance.zope import enter_site
    from kultura.instance.zope import with_request

    import transaction

    transaction.begin()
    try:
        app = with_request(root, settings)
        site = enter_site(app)
        with as_user(site, settings.default_context.initial_user_name):
            return None, act(site, *arguments)
    except Exception as error:
        return (type(error).__name__, traceback.format_exc()), None
    finally:
        transaction.abort()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
