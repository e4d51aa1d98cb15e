"""Fixtures of the import: files written as institutions send them."""

from collections.abc import Callable
from kultura.imports.mapping.mapping import Draft
from kultura.imports.mapping.reading import mapping_of
from kultura.imports.mapping.work import no_terms
from kultura.imports.options import SourceOptions
from kultura.imports.row import Row
from kultura.imports.source import Source
from pathlib import Path
from typing import Any

import json
import pytest


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Row]]:
    """Return a function that writes bytes under a name and reads them as a source."""

    def read_bytes(name: str, content: bytes, **options) -> list[Row]:
        path = tmp_path / name
        path.write_bytes(content)
        return list(Source(path, SourceOptions(**options)).rows())

    return read_bytes


@pytest.fixture
def drafted() -> Callable[..., Draft]:
    """Return a function that applies fields, written as a mapping would, to one row's data."""

    def draft(fields: dict[str, Any], data: dict[str, Any], terms=no_terms, **further) -> Draft:
        text = json.dumps({"identifier": {"constant": "1"}, "fields": fields, **further})
        return mapping_of(text).draft(Row(1, data), terms)

    return draft
