"""Whoever dies, and whenever: an object is its old version or its new one, and valid OCFL."""

from functools import partial
from kultura.repository.errors import UnknownObject
from kultura.repository.writing import keep
from kultura.repository.writing import settle
from kultura.repository.writing import sweep
from masters import complaints
from masters import OBJECT

import os
import pytest
import signal
import sys


FIRST = {"mets.xml": b"<mets/>", "master/0001.tif": b"one", "master/0002.tif": b"two"}
SECOND = {**FIRST, "master/0002.tif": b"two again", "alto/0001.xml": b"<alto/>"}
ON_THE_DISK = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir"}
MOMENTS = 200  # more than there are in one change


def dies_at(moment: int, act) -> bool:
    """Do something in a child that kills itself at its n-th touch of the disk; tell if it did."""
    child = os.fork()
    if child == 0:
        left = [moment]

        def count(event: str, _arguments: tuple) -> None:
            if event in ON_THE_DISK:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        act()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def state_of(repository) -> dict[str, bytes] | None:
    try:
        stored = repository.object(OBJECT)
    except UnknownObject:
        return None
    return {path: stored.path(path).read_bytes() for path in stored.inventory.version().state}


def test_killed_at_every_touch_of_a_first_version(repository, change) -> None:
    seen = killed_everywhere(repository, change(FIRST), None, FIRST)
    assert seen == [None, FIRST]


def test_killed_at_every_touch_of_a_second_version(repository, change) -> None:
    keep(repository, OBJECT, change(FIRST))
    seen = killed_everywhere(repository, change(SECOND), FIRST, SECOND)
    assert seen == [FIRST, SECOND]


def killed_everywhere(repository, asked, before, after) -> list:
    """Kill a change at each of its moments until it comes through; return the states seen."""
    seen = []
    for moment in range(MOMENTS):
        died = dies_at(moment, lambda: keep(repository, OBJECT, asked))
        state = state_of(repository)
        assert state in (before, after), moment
        if state not in seen:
            seen.append(state)
        sweep(repository)
        if state == after:
            settle(repository, repository.object_folder(OBJECT))
        assert complaints(repository) == [], moment
        assert list(repository.staging.iterdir()) == [], moment
        if not died or state == after:
            return seen
    pytest.fail(f"a change touches the disk more than {MOMENTS} times")


def test_killed_while_an_object_s_top_follows(repository, change) -> None:
    """The moments after the rename that counts: the version is there, its copy is behind."""
    keep(repository, OBJECT, change(FIRST))
    behind = 0
    for moment in range(MOMENTS):
        asked = change({**FIRST, "note.txt": f"{moment}".encode()})
        if not dies_at(moment, partial(keep, repository, OBJECT, asked)):
            break
        behind += repository.holds(OBJECT) and settle(repository, repository.object_folder(OBJECT))
        sweep(repository)
        assert complaints(repository) == [], moment
    assert behind >= 2, "the copy and its checksum were each left behind once"
