"""A disk that is nearly full is told before anything is started."""

from collections import namedtuple
from kultura.instance import running
from kultura.instance.errors import InstanceError

import pytest
import shutil


def test_no_room_on_the_disk_is_told(settings, monkeypatch) -> None:
    usage = namedtuple("usage", "total used free")(10, 10, 5 * 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(InstanceError, match=r"Only 5 MB are free .*: make room first, 200 MB"):
        running.check_space(settings)
