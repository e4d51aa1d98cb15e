"""JSON lines: one JSON object a line."""

from collections.abc import Iterator
from kultura.imports.encoding import encoding_of
from kultura.imports.options import SourceOptions
from kultura.imports.options import UNREADABLE
from kultura.imports.row import Row
from pathlib import Path

import orjson


ENDINGS = (".jsonl", ".ndjson")


def rows(path: Path, options: SourceOptions) -> Iterator[Row]:
    """Yield a row for every line that is not blank."""
    encoding = options.encoding or encoding_of(path)
    with path.open(encoding=encoding, errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield row_of(number, line.rstrip("\n"))


def row_of(number: int, line: str) -> Row:
    """Read one line."""
    if UNREADABLE in line:
        return Row(number, fault="The line has bytes that cannot be read as text.", raw=line)
    try:
        data = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Row(number, fault=f"The line is not JSON: {error}.", raw=line)
    if not isinstance(data, dict):
        return Row(number, fault="The line is JSON, but not an object.", raw=line)
    return Row(number, data)
