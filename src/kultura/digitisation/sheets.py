"""CSV files beside images: lists of pages, a page in a row, and descriptions, a column a field."""

from collections.abc import Mapping
from dataclasses import dataclass
from kultura.digitisation.finding import Finding
from kultura.digitisation.kinds.checksums import NO_LIST
from kultura.digitisation.kinds.documents import BAD_ROW
from kultura.digitisation.kinds.files import TOO_MANY_FILES
from kultura.digitisation.package import Description
from kultura.digitisation.package import Statement
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import Tree
from kultura.imports.options import SourceOptions
from kultura.imports.readers import csv
from typing import Any
from typing import Final


COLUMNS: Final = {  # of a list of pages, in lower case
    "file": ("file", "filename", "file name", "image", "plik", "nazwa pliku", "soubor"),
    "label": ("page", "label", "page number", "number", "strona", "nr strony", "numer", "strana"),
    "type": ("type", "page type", "typ", "typ strony", "rodzaj"),
}


@dataclass(frozen=True)
class ListedPage:
    """A row of a list of pages: file, printed number, type, and all its cells."""

    line: int
    file: str
    label: str
    type: str
    description: Description


@dataclass(frozen=True)
class Sheet:
    """A CSV file: the pages it lists, or the description it is, and rows that cannot be read."""

    pages: tuple[ListedPage, ...]
    description: Description | None
    findings: tuple[Finding, ...]


def read(tree: Tree, path: str) -> Sheet:
    """Return what a CSV file says; raises PackageRefused for one that is too large."""
    tree.content(path)
    pages, cells, findings = [], [], []
    for row in csv.rows(tree.at(path), SourceOptions()):
        if row.fault:
            findings.append(BAD_ROW.at(path, row.number, why=row.fault))
            if len(findings) > tree.limits.faults:
                raise PackageRefused(NO_LIST.at(path, limit=tree.limits.faults))
            continue
        if row.number > tree.limits.files:
            raise PackageRefused(TOO_MANY_FILES.at(path, limit=tree.limits.files))
        content = _statement(row.number, row.data)
        listed = _listed(path, row.number, row.data, content)
        if listed:
            pages.append(listed)
        else:
            cells.extend(content.parts)
    whole = Statement("csv:sheet", parts=tuple(cells))
    description = Description(path, "CSV", path, whole) if cells else None
    return Sheet(tuple(pages), description, tuple(findings))


def _listed(path: str, line: int, row: Mapping[str, Any], content: Statement) -> ListedPage | None:
    cells = {name.strip().lower(): str(one).strip() for name, one in row.items()}
    file, label, type = (_cell(cells, columns) for columns in COLUMNS.values())
    if not file:
        return None
    description = Description(f"{path}:{line}", "CSV", path, content)
    return ListedPage(line, file, label, type, description)


def _statement(line: int, row: Mapping[str, Any]) -> Statement:
    cells = (Statement(f"csv:{name}", str(one).strip(), line=line) for name, one in row.items())
    return Statement("csv:row", parts=tuple(cell for cell in cells if cell.value), line=line)


def _cell(cells: Mapping[str, str], columns: tuple[str, ...]) -> str:
    return next((cells[name] for name in columns if cells.get(name)), "")
