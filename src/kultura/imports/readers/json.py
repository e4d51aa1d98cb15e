"""JSON: one document with a list of objects, read without holding it whole.

The list is the document itself, or is found at `source: items:`, a dotted path as in
`result.records`.
"""

from collections.abc import Iterator
from kultura.imports.options import SourceOptions
from kultura.imports.row import Row
from pathlib import Path
from typing import Any

import ijson


ENDINGS = (".json",)
BOM = b"\xef\xbb\xbf"


def rows(path: Path, options: SourceOptions) -> Iterator[Row]:
    """Yield a row for every item; where the document breaks off, the last row says so."""
    prefix = f"{options.items}.item" if options.items else "item"
    number = 0
    with path.open("rb") as stream:
        stream.seek(len(BOM) if stream.read(3) == BOM else 0)
        try:
            for number, item in enumerate(ijson.items(stream, prefix, use_float=True), start=1):
                yield row_of(number, item)
        except ijson.JSONError as error:
            yield Row(number + 1, fault=f"The document cannot be read from here on: {error}.")
    if not number:
        yield Row(1, fault=f"There is no list of objects at {options.items or 'the top'}.")


def row_of(number: int, item: Any) -> Row:
    """Take one item of the list."""
    if not isinstance(item, dict):
        return Row(number, fault="The item is not an object.", raw=str(item))
    return Row(number, item)
