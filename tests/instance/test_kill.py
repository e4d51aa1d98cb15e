"""A whole instance under `kill -9`: it comes back by itself, and at the end nothing is left."""

from kultura.instance import testing
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql import server
from kultura.settings import load
from pathlib import Path
from signal import SIGKILL

import os
import pytest
import re
import requests
import time


pytestmark = pytest.mark.long


def pid_of(home: Path, name: str) -> int:
    """Give the number of the process that was started last under a name."""
    return int(re.findall(rf"{name}: starting, process (\d+)", (home / "run.log").read_text())[-1])


def answers(cms) -> bool:
    try:
        return requests.get(cms.url, auth=cms.auth, timeout=30).status_code == 200
    except requests.RequestException:
        return False


def answers_again(cms, within: float = 120) -> bool:
    deadline = time.monotonic() + within
    while not answers(cms):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.5)
    return True


def gone(pid: int, within: float = 60) -> bool:
    deadline = time.monotonic() + within
    while Path(f"/proc/{pid}").exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture(scope="module")
def cms(instances):
    """A running cms of this module's own."""
    with testing.running(testing.copy_region(instances, "kill")) as running:
        yield running


@pytest.mark.parametrize("name", ["postgresql", "cms"])
def test_a_killed_process_comes_back(cms, name) -> None:
    killed = pid_of(cms.home, name)
    os.kill(killed, SIGKILL)
    assert gone(killed)
    assert answers_again(cms)
    assert answers(cms)


def test_a_killed_supervisor_leaves_nothing_and_starts_again(cms) -> None:
    children = [pid_of(cms.home, name) for name in ("cms", "postgresql")]
    supervisor = int(Path(f"/proc/{children[0]}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(supervisor, SIGKILL)
    assert all(gone(pid) for pid in children)
    data = places.recorded(load(cms.home, environ={})).data
    assert list(server.processes_in(data)) == []
    with testing.running(cms.home) as again:
        assert answers(again)
