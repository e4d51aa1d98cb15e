"""Whoever starts an instance a second time is told that it runs, where, and how to stop it."""

from kultura.instance import presence
from pathlib import Path

import os
import pytest
import subprocess
import sys


ANOTHER = """
import sys
from kultura.instance import presence
from kultura.settings import load
from pathlib import Path

with presence.noted(load(Path(sys.argv[1]), environ={"KULTURA_CMS_PORT": sys.argv[2]})):
    pass
"""


@pytest.fixture
def running(settings):
    """An instance that is run by this process."""
    settings.clienthome.mkdir(parents=True)
    with presence.noted(settings):
        yield settings


def start_again(home: Path, port: str = "8080") -> str:
    """Start it in another process; returns its last words."""
    command = [sys.executable, "-c", ANOTHER, str(home), port]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize("port", ["8080", "8081"], ids=["same port", "another port"])
def test_a_second_start_is_told_who_runs_it(running, port) -> None:
    said = start_again(running.home, port)
    assert f"process {os.getpid()} serves http://127.0.0.1:8080/kultura. " in said
    assert said.endswith(f"or: kill {os.getpid()}\n")


def test_a_note_of_a_run_that_died_stops_nobody(settings) -> None:
    settings.clienthome.mkdir(parents=True)
    (settings.clienthome / presence.NOTE).write_text("1 http://127.0.0.1:1/kultura")
    assert start_again(settings.home) == ""


def test_a_run_that_ended_leaves_room_for_the_next(settings) -> None:
    settings.clienthome.mkdir(parents=True)
    with presence.noted(settings):
        pass
    assert start_again(settings.home) == ""
