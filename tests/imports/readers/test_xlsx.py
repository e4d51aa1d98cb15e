"""Workbooks: the first sheet or a named one, values as a person sees them."""

from datetime import datetime
from io import BytesIO
from kultura.imports.faults import SourceFault

import openpyxl
import pytest


@pytest.fixture
def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Nr", "Tytuł", "Nabyto", "Waga"])
    book.active.append([12.0, "Dzban", datetime(1970, 5, 3), 1.5])
    book.active.append([])
    book.active.append([13, "Misa"])
    book.create_sheet("Drugi").append(["Nr"])
    book["Drugi"].append(["D/1"])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_first_sheet(read, workbook) -> None:
    first, second = read("a.xlsx", workbook)
    assert first.data == {"Nr": 12, "Tytuł": "Dzban", "Nabyto": "1970-05-03", "Waga": 1.5}
    assert second.data == {"Nr": 13, "Tytuł": "Misa", "Nabyto": None, "Waga": None}
    assert second.number == 4


def test_named_sheet(read, workbook) -> None:
    assert [row.data for row in read("a.xlsx", workbook, sheet="Drugi")] == [{"Nr": "D/1"}]


def test_unknown_sheet_names_the_sheets(read, workbook) -> None:
    with pytest.raises(SourceFault, match="Its sheets are: Sheet, Drugi"):
        read("a.xlsx", workbook, sheet="Trzeci")


def test_what_is_no_workbook_is_said(read) -> None:
    with pytest.raises(SourceFault, match="is not an XLSX workbook"):
        read("a.xlsx", b"id;title\n")
