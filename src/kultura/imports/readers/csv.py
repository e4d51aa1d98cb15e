"""CSV, as spreadsheets and museum programs write it: any delimiter, any of the usual encodings."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from kultura.imports.encoding import encoding_of
from kultura.imports.header import column_names
from kultura.imports.header import is_blank
from kultura.imports.header import row_under
from kultura.imports.options import SourceOptions
from kultura.imports.options import UNREADABLE
from kultura.imports.row import Row
from pathlib import Path

import csv


ENDINGS = (".csv", ".tsv", ".txt")
HEADER = True
DELIMITERS = ";,\t|"
LONGEST = 500
"""Lines one record may span, lest a quotation mark that is never closed swallow the whole file."""

NEVER_CLOSED = "A quotation mark opens in this row and is not closed where it should be."

csv.field_size_limit(1 << 24)


def rows(path: Path, options: SourceOptions) -> Iterator[Row]:
    """Yield the rows below the header; numbers are a spreadsheet's, the header's row included."""
    encoding = options.encoding or encoding_of(path)
    delimiter = options.delimiter or delimiter_of(path, encoding, options.header)
    names: tuple[str, ...] = ()
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        for record in records(lines, delimiter, options.header):
            if record.number < options.header or is_blank(record.cells):
                continue
            if names:
                yield row_of(record, names, encoding)
            else:
                names = column_names(record.cells)


def delimiter_of(path: Path, encoding: str, header: int) -> str:
    """Return the delimiter that stands most often in the header, outside quotation marks."""
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        line = next((line for number, line in enumerate(lines, start=1) if number >= header), "")
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record; an `open` one has an unclosed quotation mark."""

    number: int
    cells: list[str]
    open: bool = False


def row_of(record: Record, names: tuple[str, ...], encoding: str) -> Row:
    """Return the row of a record, or the fault that keeps it from being one."""
    raw = " | ".join(record.cells)
    if record.open:
        return Row(record.number, fault=NEVER_CLOSED, raw=raw)
    if UNREADABLE in raw:
        return Row(record.number, fault=f"The row has bytes that are not {encoding}.", raw=raw)
    return row_under(names, record.number, record.cells)


def records(lines: Iterator[str], delimiter: str, header: int) -> Iterator[Record]:
    """Yield record after record; one that goes astray costs its first line, the next is read anew.

    It goes astray when it spans lines and its quotes or its number of cells are then wrong.
    """
    waiting: deque[str] = deque()
    width = 0
    for number in count(1):
        taken = first_line(waiting, lines)
        if not taken:
            return
        cells = next(csv.reader(feed(taken, waiting, lines), delimiter=delimiter))
        width = len(cells) if number == header else width
        if len(taken) > 1 and (
            (width and len(cells) != width) or not well_quoted(taken, delimiter)
        ):
            waiting.extendleft(reversed(taken[1:]))
            yield Record(number, [taken[0].rstrip("\r\n")], open=True)
        else:
            yield Record(number, cells)


def first_line(waiting: deque[str], lines: Iterator[str]) -> list[str]:
    """Return a list with the next line, empty at the end."""
    line = waiting.popleft() if waiting else next(lines, None)
    return [] if line is None else [line]


def feed(taken: list[str], waiting: deque[str], lines: Iterator[str]) -> Iterator[str]:
    """Yield the line taken already, then further ones as the reader asks, noting them there."""
    yield taken[0]
    while len(taken) < LONGEST and (more := first_line(waiting, lines)):
        taken.extend(more)
        yield more[0]


def well_quoted(lines: list[str], delimiter: str) -> bool:
    """Tell whether every quotation mark that opens a cell in these lines also closes it."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True
