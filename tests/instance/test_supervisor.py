"""The supervisor: in order up, in order down, again after a death, and nothing left behind."""

from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL
from signal import SIGTERM

import os
import pytest
import re
import subprocess
import sys
import time


RUNNER = """
import sys, time
from functools import partial
from pathlib import Path
from kultura.instance import child
from kultura.instance.errors import InstanceError
from kultura.instance.processes import in_order
from kultura.instance.processes.process import Process
from kultura.instance.supervisor import Supervisor
from kultura.settings import load

home = Path(sys.argv[1])
SCRIPT = (
    "import pathlib, sys, time; time.sleep(float(sys.argv[3])); "
    "pathlib.Path(sys.argv[1]).touch(); time.sleep(float(sys.argv[2]))"
)

def start(name, seconds, delay, settings):
    (home / name).unlink(missing_ok=True)
    return child.spawn([sys.executable, "-c", SCRIPT, home / name, str(seconds), str(delay)])

def fake(name, seconds=1000, needs=(), delay=0, after=()):
    return Process(
        name=name,
        start=partial(start, name, seconds, delay),
        is_ready=lambda settings: (home / name).exists(),
        address=lambda settings: name,
        needs=needs,
        after=after,
    )

KINDS = {
    "steady": [fake("first"), fake("second", needs=("first",))],
    "apart": [fake("slow", delay=3), fake("quick")],
    "polite": [fake("last", after=("served", "elsewhere")), fake("served", delay=1)],
    "dying": [fake("dying", 0.4)],
    "broken": [fake("first"), Process(
        name="broken",
        start=lambda settings: child.spawn([sys.executable, "-c", "raise SystemExit(7)"]),
        is_ready=lambda settings: False,
        address=lambda settings: "",
    )],
    "postgresql": in_order(["postgresql"]),
}
say = lambda message: print(message, flush=True)
try:
    Supervisor(load(home, environ={}), KINDS[sys.argv[2]], say).run()
except InstanceError as error:
    say(f"Error: {error}")
    sys.exit(4)
"""


class Run:
    """A supervisor in a process of its own, and what it said."""

    def __init__(self, home: Path, kind: str, number: int) -> None:
        self.log = home / f"{kind}-{number}.log"
        with self.log.open("w") as log:
            command = [sys.executable, "-c", RUNNER, str(home), kind]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, words: str, within: float = 30) -> re.Match:
        deadline = time.monotonic() + within
        while not (match := re.search(words, self.said)):
            assert time.monotonic() < deadline, self.said
            time.sleep(0.02)
        return match

    def children(self) -> list[int]:
        return [int(pid) for pid in re.findall(r"starting, process (\d+)", self.said)]


@pytest.fixture
def run(settings) -> Iterator:
    """Starts a supervisor of one kind; ends it after the test."""
    runs = []

    def start(kind: str) -> Run:
        runs.append(Run(settings.home, kind, len(runs)))
        return runs[-1]

    yield start
    for started in runs:
        started.process.kill()
        started.process.wait()
        assert gone(started.children())


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def gone(pids: list[int], within: float = 60) -> bool:
    deadline = time.monotonic() + within
    while any(alive(pid) for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_started_in_order_and_stopped_in_reverse(run) -> None:
    started = run("steady")
    started.wait_for("second: ready")
    started.process.send_signal(SIGTERM)
    assert started.process.wait(20) == 0
    events = [line.split(",")[0].split(" after")[0] for line in started.said.splitlines()]
    assert events == [
        "first: starting",
        "first: ready",
        "second: starting",
        "second: ready",
        "SIGTERM: stopping",
        "second: stopped",
        "first: stopped",
    ]


def test_nobody_waits_for_whom_they_do_not_need(run) -> None:
    started = run("apart")
    started.wait_for("slow: ready")
    assert started.said.index("quick: ready") < started.said.index("slow: ready")


def test_what_nobody_waits_for_lets_others_go_first(run) -> None:
    started = run("polite")
    started.wait_for("last: ready")
    assert started.said.index("served: ready") < started.said.index("last: starting")


def test_a_dead_child_is_started_again_after_longer_pauses(run) -> None:
    started = run("dying")
    started.wait_for("dying: ended with 0, again in 2 s")
    pauses = re.findall(r"again in (\d+) s", started.said)
    assert pauses == ["1", "2"]


def test_what_never_came_up_stops_all_and_is_told(run) -> None:
    started = run("broken")
    assert started.process.wait(20) == 4
    assert "Error: broken did not start (ended with 7)" in started.said
    assert "first: stopped" in started.said


def test_a_killed_supervisor_leaves_nothing(run) -> None:
    started = run("steady")
    started.wait_for("second: ready")
    children = started.children()
    started.process.send_signal(SIGKILL)
    assert len(children) == 2
    assert gone(children)


@pytest.fixture
def prepared(settings):
    """An instance whose database has its data."""
    from kultura.instance.postgresql import database

    database.prepare(settings)
    return settings


def test_a_killed_postgresql_comes_back(prepared, run) -> None:
    started = run("postgresql")
    started.wait_for("postgresql: ready")
    os.kill(started.children()[0], SIGKILL)
    started.wait_for("postgresql: killed by SIGKILL, again in 1 s")
    started.wait_for("(?s)ready.*ready")
    started.process.send_signal(SIGTERM)
    assert started.process.wait(20) == 0


def test_a_killed_supervisor_takes_postgresql_with_it(prepared, run) -> None:
    started = run("postgresql")
    started.wait_for("postgresql: ready")
    child = started.children()
    started.process.send_signal(SIGKILL)
    assert gone(child)
    again = run("postgresql")
    again.wait_for("postgresql: ready")
