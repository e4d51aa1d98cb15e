"""A server of the benchmark's: a child process, where it answers, and what it costs in memory."""

from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM
from subprocess import Popen

import http.client
import os
import socket
import subprocess
import time


READY_WITHIN = 1800.0  # seconds: the index of 300,000 records is made first


@dataclass
class Server:
    """A server that runs."""

    name: str
    url: str
    process: Popen

    def memory(self) -> int:
        """Return the resident bytes of the process and all below it."""
        return sum(resident(pid) for pid in family(self.process.pid))

    def stop(self) -> None:
        """Stop it, and all it has started."""
        for pid in reversed(family(self.process.pid)):
            try:
                os.kill(pid, SIGTERM)
            except ProcessLookupError:
                continue
        self.process.wait(60)


def served(name: str, command: list, url: str, path: str, folder: Path, **environ: str) -> Server:
    """Start a server and wait until a path of it answers."""
    process = started(name, command, folder, environ)
    server = Server(name, url, process)
    deadline = time.monotonic() + READY_WITHIN
    while not answers(url, path):
        if process.poll() is not None or time.monotonic() > deadline:
            if process.poll() is None:
                server.stop()
            raise RuntimeError((folder / f"{name}.log").read_text()[-3000:])
        time.sleep(0.1)
    return server


def started(name: str, command: list, folder: Path, environ: dict[str, str]) -> Popen:
    """Start a process that writes into a log."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=os.environ | environ,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def answers(url: str, path: str) -> bool:
    """Tell whether a path is answered without an error."""
    host, _, port = url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 400
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid: int) -> list[int]:
    """Return a process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += family(int(child))
    return found


def resident(pid: int) -> int:
    """Return the proportional share of memory of a process, in bytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
