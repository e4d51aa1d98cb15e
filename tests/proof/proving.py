"""A whole instance of a test's own, people who work in it over HTTP, and its store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from kultura.instance import testing
from kultura.instance.postgresql import connection as connections
from kultura.instance.testing import RunningCms
from kultura.settings import load
from kultura.store import clock
from kultura.store import lease
from kultura.store.connection import connect_writer
from kultura.store.feed import passed_boundaries
from kultura.store.notify import notify
from kultura.store.notify import PENDING
from pathlib import Path
from signal import SIGKILL
from typing import Any

import datetime
import os
import psycopg2
import re
import requests
import time


PASSWORD = "Haslo-do-proby-1"
IDLE_WITHIN = 180.0  # seconds; a process starts, or comes back, first: slowly on a busy machine
BUSY = """
SELECT (SELECT count(*) FROM publication.pending) + (SELECT count(*) FROM publication.unsettled)
"""


@dataclass
class Person:
    """Somebody before the editing API; `status` of what is refused is theirs to look at."""

    site: str
    auth: tuple[str, str] | None
    session: requests.Session = field(default_factory=requests.Session)

    def __call__(self, method: str, path: str = "", **json: Any) -> requests.Response:
        """Send a request to a path of the site, with ``json`` as its body."""
        return self.session.request(
            method,
            f"{self.site}/++api++/{path}".rstrip("/"),
            json=json if json or method in ("POST", "PATCH") else None,
            auth=self.auth,
            headers={"Accept": "application/json"},
            timeout=120,
            allow_redirects=False,
        )

    def must(self, method: str, path: str = "", **json: Any) -> dict[str, Any]:
        """Send a request that has to succeed; return its answer."""
        answer = self(method, path, **json)
        assert answer.ok, f"{method} {path} {json}: {answer.status_code} {answer.text[:600]}"
        return answer.json() if answer.content else {}


@dataclass
class Proving:
    """The instance: its people by name, its public address, its store."""

    cms: RunningCms
    public: str
    people: dict[str, Person]
    dsn: str
    opened: Any = None

    def as_(self, name: str) -> Person:
        """Return a person."""
        return self.people[name]

    @contextmanager
    def store(self) -> Iterator[Any]:
        """Give a cursor of the store's owner; opened anew where the server went away."""
        if self.opened is None or self.opened.closed:
            self.opened = connect_writer(self.dsn, "proof")
            self.opened.autocommit = True
        with self.opened.cursor() as cursor:
            yield cursor

    def is_idle(self) -> bool:
        """Tell whether the projector has nothing left to do."""
        try:
            with self.store() as cursor:
                cursor.execute(BUSY)
                return cursor.fetchone()[0] == 0 and not passed_boundaries(cursor)
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            return False

    def wait_until_idle(self) -> None:
        """Wait until all that was committed is shown, and nobody goes by what was before."""
        deadline = time.monotonic() + IDLE_WITHIN
        while not self.is_idle():
            assert time.monotonic() < deadline, self.what_waits()
            time.sleep(0.01)
        lease.outlast(lease.clock())

    def what_waits(self) -> str:
        """Say what keeps the projector busy."""
        with self.store() as cursor:
            cursor.execute("SELECT uid, ready, attempts, error FROM publication.pending")
            return f"the projector is still busy: {cursor.fetchall()}"

    def set_ahead(self, ahead: datetime.timedelta) -> None:
        """Move the clock of everything public."""
        with self.store() as cursor:
            clock.set_ahead(cursor, ahead)
            notify(cursor, PENDING)
        lease.outlast(lease.clock())

    def pid(self, name: str) -> int:
        """Return the number of a process of the instance, as it was started last."""
        log = (self.cms.home / "run.log").read_text()
        return int(re.findall(rf"{name}: starting, process (\d+)", log)[-1])

    def kill(self, name: str) -> None:
        """End a process of the instance as `kill -9` does; `backend` is one of PostgreSQL's."""
        if name == "backend":
            with self.store() as cursor:
                cursor.execute(
                    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                    " AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1"
                )
                found = cursor.fetchone()
            pid = found[0] if found else None
        else:
            pid = self.pid(name)
        if pid and Path(f"/proc/{pid}").exists():
            os.kill(pid, SIGKILL)

    def wait_until_up(self) -> None:
        """Wait until every process answers again."""
        deadline = time.monotonic() + 180
        while not self._is_up():
            assert time.monotonic() < deadline, (self.cms.home / "run.log").read_text()[-3000:]
            time.sleep(0.1)

    def _is_up(self) -> bool:
        try:
            editing = self.as_("region")("GET").status_code == 200
            return editing and requests.get(f"{self.public}/readyz", timeout=10).ok
        except requests.RequestException:
            return False


@contextmanager
def proving(instances: Path, name: str) -> Iterator[Proving]:
    """Run an instance that flushes what it commits, open to anonymous visitors, with its people."""
    home = testing.copy_region(instances, name)
    flush(home)
    with testing.running(home) as cms:
        settings = load(home, environ={})
        host, port = settings.public_address
        made = Proving(cms, f"http://{host}:{port}", {}, connections.dsn(settings))
        made.people["admin"] = Person(cms.url, cms.auth)
        made.people["anonymous"] = Person(cms.url, None)
        made.as_("admin").must("PATCH", "@registry", **{"kultura.cms_anonymous": True})
        add_person(made, "region", "regional-administrators")
        made.wait_until_up()
        made.wait_until_idle()
        yield made


def flush(home: Path) -> None:
    """Take back what makes other tests' databases quick and forgetful."""
    file = home / "instance.yaml"
    forgetful = ", synchronous_commit: 'off'"
    text = file.read_text(encoding="utf-8")
    assert forgetful in text
    file.write_text(text.replace(forgetful, ""), encoding="utf-8")


def add_person(made: Proving, name: str, *groups: str) -> None:
    """Make an account in groups."""
    admin = made.as_("admin")
    admin.must("POST", "@users", username=name, email=f"{name}@example.org", password=PASSWORD)
    for group in groups:
        admin.must("PATCH", f"@groups/{group}", users={name: True})
    made.people[name] = Person(made.cms.url, (name, PASSWORD))
