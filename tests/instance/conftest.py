"""Instances to try things on, each in a directory of its own."""

from collections.abc import Iterator
from kultura.settings import load
from kultura.settings import Settings
from pathlib import Path

import pytest
import shutil
import tempfile


@pytest.fixture
def home() -> Iterator[Path]:
    """A directory for an instance, with a space and a `ż`, that any user may enter."""
    top = Path(tempfile.mkdtemp(prefix="kultura-"))
    top.chmod(0o755)
    yield top / "dom żółwia"
    shutil.rmtree(top)


@pytest.fixture
def settings(home: Path) -> Settings:
    """Settings of an instance that has nothing yet; commits do not wait for the disk."""
    home.mkdir()
    (home / "instance.yaml").write_text("kultura: {postgresql: {parameters: {fsync: 'off'}}}")
    return load(home, environ={})
