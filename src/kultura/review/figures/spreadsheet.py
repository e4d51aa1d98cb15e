"""Rows as CSV that a spreadsheet opens without running anything; no Zope."""

from collections.abc import Iterable
from collections.abc import Sequence
from io import StringIO
from typing import Final

import csv


BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for a local code page
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV in UTF-8 with BOM; no cell starts a formula (OWASP, CSV injection)."""
    stream = StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(
        [cell(value) for value in row] for row in rows
    )
    return (BOM + stream.getvalue()).encode("utf-8")


def cell(value: object) -> str:
    """Return a value as a cell; text that a spreadsheet would compute gets an apostrophe."""
    text = "".join(char for char in str(value) if char >= " " or char == "\t").replace("\t", " ")
    if isinstance(value, int | float):
        return text
    return f"'{text}" if text.lstrip(" '\"").startswith(FORMULA) else text
