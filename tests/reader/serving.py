"""A reader process of a test's own, over any database."""

from databases import READER
from dataclasses import dataclass
from kultura.instance import child
from kultura.instance.testing import free_port
from kultura.store import lease
from pathlib import Path

import os
import requests
import sys
import time


@dataclass(frozen=True)
class Served:
    """A reader that runs: where it answers, and the writer's DSN of its store."""

    url: str
    dsn: str
    log: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> requests.Response:
        """Ask for a path, without what requests would add by itself.

        What was committed before is seen: a lease on an older version has run out.
        """
        lease.outlast(lease.clock())
        sent = {"Accept-Encoding": "identity"} | {
            n.replace("_", "-"): v for n, v in headers.items()
        }
        return requests.request(
            method, self.url + path, headers=sent, timeout=20, allow_redirects=False
        )

    def hits(self) -> float:
        """How many answers were given from memory so far."""
        name = 'kultura_cache_total{result="hit"}'
        lines = (one for one in self.get("/metrics").text.splitlines() if one.startswith(name))
        return sum(float(one.split()[-1]) for one in lines)


class running:
    """A reader process for as long as the block."""

    def __init__(self, dsn: str, home: Path) -> None:
        self.port = free_port()
        self.served = Served(f"http://127.0.0.1:{self.port}", dsn, home / "reader.log")
        environ = {
            n: v for n, v in os.environ.items() if not n.startswith(("INSTANCE_", "KULTURA_"))
        }
        self.environ = environ | {
            "KULTURA_HOME": str(home),
            "KULTURA_PUBLIC_PORT": str(self.port),
            "INSTANCE_KULTURA_PUBLIC_WORKERS": "1",  # what it keeps and counts is its own
            "KULTURA_READER_DSN": dsn.replace("user=kultura", f"user={READER}"),
        }
        self.home = home

    def __enter__(self) -> Served:
        command = [sys.executable, "-m", "kultura.reader"]
        with self.served.log.open("ab") as log:
            self.process = child.spawn(command, environ=self.environ, folder=self.home, output=log)
        for _ in range(300):
            try:
                self.served.get("/healthz").raise_for_status()
                return self.served
            except requests.ConnectionError:
                time.sleep(0.05)
        raise TimeoutError(self.served.log.read_text())

    def __exit__(self, *exception: object) -> None:
        child.stop(self.process, within=20)
