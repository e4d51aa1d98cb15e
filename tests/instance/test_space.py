"""A disk that is nearly full is told before anything is started."""

from collections import namedtuple
from kultura.instance import space
from kultura.instance.errors import InstanceError
from kultura.instance.setup import initialise
from kultura.settings import load

import pytest
import shutil


@pytest.fixture
def nearly_full(monkeypatch) -> None:
    """A disk with 5 MB free."""
    usage = namedtuple("usage", "total used free")(10, 10, 5 * 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)


def test_no_room_on_the_disk_is_told(settings, nearly_full) -> None:
    with pytest.raises(InstanceError, match=r"Only 5 MB are free .*: make room first, 200 MB"):
        space.check(settings.home)


def test_an_instance_is_not_begun_without_room(home, nearly_full) -> None:
    with pytest.raises(InstanceError, match="make room first"):
        initialise(load(home, environ={}))
    assert list(home.iterdir()) == []
