"""Fixtures of the import: files written as institutions send them."""

from collections.abc import Callable
from kultura.imports.options import SourceOptions
from kultura.imports.row import Row
from kultura.imports.source import Source
from pathlib import Path

import pytest


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Row]]:
    """Return a function that writes bytes under a name and reads them as a source."""

    def read_bytes(name: str, content: bytes, **options) -> list[Row]:
        path = tmp_path / name
        path.write_bytes(content)
        return list(Source(path, SourceOptions(**options)).rows())

    return read_bytes
