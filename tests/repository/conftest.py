"""An empty repository on a real disk, and packages to put into it."""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from kultura.repository.hashing import Checksum
from kultura.repository.inventory import User
from kultura.repository.root import Repository
from kultura.repository.writing import Change
from pathlib import Path

import pytest


WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
EDITOR = User("biblioteka", "mailto:biblioteka@example.org")

Make = Callable[..., Change]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    made = Repository(tmp_path / "masters")
    made.create()
    return made


@pytest.fixture
def change(tmp_path: Path) -> Make:
    """Make a change from names and bytes: ``change({"a/1.tif": b"…"})``."""

    def make(
        files: dict[str, bytes],
        expected: dict[str, Checksum] | None = None,
        message: str = "Ingest",
    ) -> Change:
        folder = tmp_path / "package"
        folder.mkdir(exist_ok=True)
        sources = {}
        for number, (name, content) in enumerate(files.items()):
            sources[name] = folder / str(number)
            sources[name].write_bytes(content)
        return Change(sources, message, EDITOR, WHEN, expected or {})

    return make
