"""A source looked through before anything is written: how long, which columns, what comes twice."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from hashlib import blake2b
from kultura.imports.mapping.faults import did_you_mean
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.mapping import Mapping
from kultura.imports.row import Row
from kultura.imports.sensitive import Withheld


@dataclass(slots=True)
class Survey:
    """What a first pass found: `repeated` is by row the earlier row with the same identifier,
    `withheld` the columns that are sensitive and not mapped as private.
    """

    rows: int = 0
    columns: set[str] = field(default_factory=set)
    repeated: dict[int, int] = field(default_factory=dict)
    withheld: set[Withheld] = field(default_factory=set)


def survey(rows: Iterable[Row], mapping: Mapping) -> Survey:
    """Look through a source; holds twelve bytes a row."""
    found = Survey()
    seen = array("Q")
    numbers = array("L")
    for row in rows:
        found.rows += 1
        found.columns.update(row.data)
        found.withheld |= mapping.withheld_from(row)
        if identifier := identifier_in(row, mapping):
            digest = blake2b(identifier.encode(), digest_size=8).digest()
            seen.append(int.from_bytes(digest, "big"))
            numbers.append(row.number)
    found.repeated = repetitions(seen, numbers)
    return found


def identifier_in(row: Row, mapping: Mapping) -> str:
    """Return a row's identifier, empty where it has none."""
    try:
        return mapping.identifier_of(row)
    except RowRefused:
        return ""


def repetitions(seen: array, numbers: array) -> dict[int, int]:
    """Return by row the first row with the same digest."""
    order = sorted(range(len(seen)), key=seen.__getitem__)
    repeated: dict[int, int] = {}
    first = -1
    for position in order:
        if first >= 0 and seen[position] == seen[first]:
            repeated[numbers[position]] = numbers[first]
        else:
            first = position
    return repeated


def missing_columns(found: Survey, mapping: Mapping) -> list[str]:
    """Return a sentence for every column the mapping names and no row has."""
    heads = {path: head_of(path, found.columns) for path in mapping.paths()}
    return [
        f"No row has a column “{head}”. {did_you_mean(head, found.columns)}"
        for path, head in sorted(heads.items())
        if head and head not in found.columns and found.columns
    ]


def head_of(path: str, columns: set[str]) -> str:
    """Return the column a path begins with; empty for paths inside the elements of a list."""
    if path in columns:
        return path
    return "" if path.startswith("[]") else path.partition(".")[0].partition("[")[0]
