"""Processes that look at somebody else's bytes: one a core, begun again where a file ended one.

Each is `python -m` a module that calls `answering.serve`: asked a line of JSON, it answers one.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextlib import contextmanager
from contextlib import ExitStack
from queue import SimpleQueue
from select import select
from typing import Any
from typing import ClassVar
from typing import Final
from typing import TypeVar

import json
import os
import subprocess
import sys


PATIENCE: Final = 300  # seconds for one question
SAFE: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "VIPS_BLOCK_UNTRUSTED": "1",
    "VIPS_CONCURRENCY": "1",
    "VIPS_WARNING": "1",
}


class WorkerEndedError(Exception):
    """The process broke off in the middle of a question."""


class WorkerSlowError(Exception):
    """The process took longer than it may, and was ended."""


class Worker:
    """One process, begun when it is first asked."""

    module: ClassVar[str]

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a question; raises WorkerEndedError, WorkerSlowError."""
        process = self.process or self._begin()
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError as error:
            self.close()
            raise WorkerEndedError from error
        ready, _write, _error = select([process.stdout], [], [], self.patience)
        if not ready:
            self.close()
            raise WorkerSlowError(f"it takes longer than {self.patience:g} seconds.")
        line = process.stdout.readline()
        if not line:
            self.close()
            raise WorkerEndedError
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _begin(self) -> "subprocess.Popen[bytes]":
        self.process = subprocess.Popen(
            [sys.executable, "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | SAFE,
        )
        return self.process


Asker = TypeVar("Asker", bound=Worker)
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def ask_all(
    kind: type[Asker], jobs: int, asked: Iterable[Asked], ask: Callable[[Asker, Asked], Answer]
) -> Iterator[Answer]:
    """Yield what `ask` returns for each of those asked about, in order, so many at once."""
    with asking(kind, jobs, asked, ask) as answers:
        yield from answers


@contextmanager
def asking(
    kind: type[Asker], jobs: int, asked: Iterable[Asked], ask: Callable[[Asker, Asked], Answer]
) -> Iterator[Iterator[Answer]]:
    """Ask for the answers of `ask_all` already, and lend them; nobody is asked after the block."""
    free: SimpleQueue[Asker] = SimpleQueue()

    def answered(one: Asked) -> Answer:
        worker = free.get()
        try:
            return ask(worker, one)
        finally:
            free.put(worker)

    with ExitStack() as stack:
        for _ in range(jobs):
            free.put(stack.enter_context(closing(kind())))
        threads = ThreadPoolExecutor(jobs)
        stack.callback(threads.shutdown, cancel_futures=True)
        yield threads.map(answered, asked)
