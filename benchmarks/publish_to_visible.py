"""How long after an editor's answer the public sees what was published; and what it costs a save.

    .venv/bin/python benchmarks/publish_to_visible.py --times 200 \
        --result benchmarks/results/publish_to_visible.md

Makes an instance of its own, publishes pages one by one over plone.restapi, and asks the reader
until each is there: first with nothing else to do, then while four clients read and one saves.
Then 1,000 withdrawals under the same load, each followed by one request that must not see it.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.instance import testing
from kultura.settings import load
from pathlib import Path
from stands.machine import machine
from threading import Event
from threading import Thread
from typing import Any

import argparse
import os
import requests
import tempfile
import time


PATIENCE = 30.0  # seconds
STARTED_WITHIN = 180.0  # seconds; the projector starts after the cms does
READERS = 4


@dataclass
class Desk:
    """The administrator before the editing API, and the public one."""

    site: str
    public: str
    auth: tuple[str, str]

    def __post_init__(self) -> None:
        self.session = requests.Session()
        self.session.auth = self.auth
        self.session.headers["Accept"] = "application/json"
        self.anonymous = requests.Session()

    def send(self, path: str, **sent: Any) -> dict[str, Any]:
        """Post something that has to succeed."""
        answer = self.session.post(f"{self.site}/++api++/{path}".rstrip("/"), json=sent)
        answer.raise_for_status()
        return answer.json()

    def draft(self, title: str) -> dict[str, Any]:
        """Write a page and hand it in."""
        made = self.send("muzeum", **{"@type": "Document", "title": title})
        self.send(f"{path_of(made)}/@workflow/submit")
        return made

    def take(self, made: dict[str, Any], transition: str) -> None:
        """Take a page through a transition."""
        self.send(f"{path_of(made)}/@workflow/{transition}", comment="Bo tak.")

    def status(self, made: dict[str, Any], collection: str = "pages") -> int:
        """Ask the reader for a record, as anybody."""
        return self.anonymous.get(f"{self.public}/api/v1/{collection}/{made['UID']}").status_code


def path_of(made: dict[str, Any]) -> str:
    """Return a path in the site."""
    return made["@id"].partition("/++api++/")[2] or made["@id"].partition("/kultura/")[2]


def main() -> None:
    """Measure, and write the result."""
    asked = arguments()
    with instance() as (writer, approver):
        idle = seconds_until_seen(writer, approver, asked.times)
        with busy(writer):
            load_then = os.getloadavg()[0]
            at_work = seconds_until_seen(writer, approver, asked.times)
            seen = seen_after_withdrawal(writer, approver, asked.withdrawals)
    text = "\n".join(told(asked, idle, at_work, seen, load_then)) + "\n"
    if asked.result:
        Path(asked.result).parent.mkdir(parents=True, exist_ok=True)
        Path(asked.result).write_text(text, encoding="utf-8")
    print(text)  # noqa: T201


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--withdrawals", type=int, default=1000)
    parser.add_argument("--result", help="the file to write")
    return parser.parse_args()


@contextmanager
def instance() -> Iterator[tuple[Desk, Desk]]:
    """Run an instance with durable writes and a museum; give who writes and who approves."""
    with tempfile.TemporaryDirectory(prefix="kultura-bench-") as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "instance"
        testing.write_settings(home)
        file = home / "instance.yaml"
        durable = [line for line in file.read_text().splitlines() if "postgresql:" not in line]
        file.write_text("\n".join(durable) + "\n")
        for command in ("init", "create-region"):
            testing.run_command(home, command)
        with testing.running(home) as cms:
            host, port = load(home, environ={}).public_address
            public = f"http://{host}:{port}"
            admin = Desk(cms.url, public, cms.auth)
            made = admin.send("", **{"@type": "Museum", "id": "muzeum", "title": "Muzeum"})
            until(lambda: admin.status(made, "institutions") == 200, STARTED_WITHIN)
            yield admin, region(admin)


def region(admin: Desk) -> Desk:
    """Make somebody who approves what others hand in."""
    who = ("rita", "Haslo-do-pomiaru-1")
    admin.send("@users", username=who[0], password=who[1], email="rita@example.org")
    admin.session.patch(
        f"{admin.site}/++api++/@groups/regional-administrators", json={"users": {who[0]: True}}
    ).raise_for_status()
    return Desk(admin.site, admin.public, who)


def seconds_until_seen(writer: Desk, approver: Desk, times: int) -> list[float]:
    """Publish pages; return the seconds from each answer to the reader's first 200."""
    found = []
    for number in range(times):
        made = writer.draft(f"Strona {number}")
        approver.take(made, "publish")
        found.append(until(lambda made=made: writer.status(made) == 200))
    return sorted(found)


def until(condition: Callable[[], bool], within: float = PATIENCE) -> float:
    """Return how long something took to be so."""
    begun = time.perf_counter()
    while not condition():
        if time.perf_counter() - begun > within:
            raise TimeoutError("it was never seen")
        time.sleep(0.002)
    return time.perf_counter() - begun


def seen_after_withdrawal(writer: Desk, approver: Desk, times: int) -> int:
    """Withdraw pages; return how many the very next request still saw."""
    seen = 0
    made = writer.draft("Strona do wycofania")
    for _ in range(times):
        approver.take(made, "publish")
        until(lambda: writer.status(made) == 200)
        writer.take(made, "withdraw")
        seen += writer.status(made) != 410
        writer.take(made, "reopen")
        writer.take(made, "submit")
    return seen


@contextmanager
def busy(desk: Desk) -> Iterator[None]:
    """Have clients read and somebody save for as long as the block."""
    stop = Event()
    jobs = [Thread(target=read, args=(desk, stop)) for _ in range(READERS)]
    jobs.append(Thread(target=save, args=(desk, stop)))
    for job in jobs:
        job.start()
    try:
        yield
    finally:
        stop.set()
        for job in jobs:
            job.join()


def read(desk: Desk, stop: Event) -> None:
    """Ask for pages of the collection, over and over."""
    session = requests.Session()
    while not stop.is_set():
        session.get(f"{desk.public}/api/v1/pages?pageSize=20")


def save(desk: Desk, stop: Event) -> None:
    """Save a draft, over and over."""
    other = Desk(desk.site, desk.public, desk.auth)
    made = other.send("muzeum", **{"@type": "Document", "title": "Szkic"})
    while not stop.is_set():
        other.session.patch(f"{other.site}/++api++/{path_of(made)}", json={"title": "Szkic 2"})


def told(
    asked: argparse.Namespace, idle: list[float], at_work: list[float], seen: int, load_then: float
) -> Iterator[str]:
    """Yield the lines of the result."""
    yield from ("# From the editor's answer to the public", "")
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}; load while busy {load_then:.1f}."
    yield from (
        "",
        "| published | times | p50 ms | p95 ms | worst ms |",
        "|---|---:|---:|---:|---:|",
    )
    for name, found in (("idle", idle), ("busy", at_work)):
        p50, p95 = found[len(found) // 2], found[int(len(found) * 0.95)]
        figures = f"{p50 * 1e3:.0f} | {p95 * 1e3:.0f} | {found[-1] * 1e3:.0f}"
        yield f"| {name} | {len(found)} | {figures} |"
    yield from (
        "",
        f"Withdrawn {asked.withdrawals} times while busy: seen by the next request {seen}.",
    )
    yield f"Busy: {READERS} clients read lists and one saves, without a pause."


if __name__ == "__main__":
    main()
