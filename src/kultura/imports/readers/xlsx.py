"""XLSX: one sheet of a workbook, streamed."""

from collections.abc import Iterator
from datetime import datetime
from kultura.imports.faults import SourceFault
from kultura.imports.header import column_names
from kultura.imports.header import is_blank
from kultura.imports.header import row_under
from kultura.imports.options import SourceOptions
from kultura.imports.row import Row
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl


ENDINGS = (".xlsx", ".xlsm")
HEADER = True


def rows(path: Path, options: SourceOptions) -> Iterator[Row]:
    """Yield the rows below the header of the named sheet, or of the first."""
    workbook = opened(path)
    try:
        sheet = sheet_of(workbook, options.sheet)
        names: tuple[str, ...] = ()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number < options.header or is_blank(cells):
                continue
            if names:
                yield row_under(names, number, padded(cells, len(names)))
            else:
                names = column_names(trimmed(cells))
    finally:
        workbook.close()


def opened(path: Path) -> Workbook:
    """Open a workbook for reading in one pass."""
    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException) as error:
        raise SourceFault(f"{path.name} is not an XLSX workbook: {error}.") from error


def sheet_of(workbook: Workbook, name: str) -> Any:
    """Return the named sheet, or the first one."""
    if name and name not in workbook.sheetnames:
        sheets = ", ".join(workbook.sheetnames)
        raise SourceFault(f"The workbook has no sheet “{name}”. Its sheets are: {sheets}.")
    return workbook[name or workbook.sheetnames[0]]


def trimmed(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the cells without the empty ones at the end, which a sheet has by its formatting."""
    filled = [position for position, cell in enumerate(cells, start=1) if not is_blank([cell])]
    return cells[: filled[-1]]


def padded(cells: tuple[Any, ...], width: int) -> list[Any]:
    """Return as many cells as the header has: a sheet does not store empty cells at a row's end."""
    plain = [plain_value(cell) for cell in cells]
    return plain + [None] * (width - len(plain))


def plain_value(cell: Any) -> Any:
    """Return a cell's value without a time of day that only Excel put there, and 12.0 as 12."""
    if isinstance(cell, datetime):
        bare = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if bare else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell
