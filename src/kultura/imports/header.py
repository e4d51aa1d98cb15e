"""The header of a sheet: cells that name the columns, and rows of cells under those names."""

from collections import Counter
from collections.abc import Sequence
from kultura.imports.row import Row
from typing import Any


def column_names(cells: Sequence[Any]) -> tuple[str, ...]:
    """Return the columns' names: a second `Name` is `Name (2)`, one without is `Column 3`."""
    seen: Counter[str] = Counter()
    names = []
    for position, cell in enumerate(cells, start=1):
        name = " ".join(str(cell or "").split()) or f"Column {position}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def row_under(names: tuple[str, ...], number: int, cells: Sequence[Any]) -> Row:
    """Return the row of these cells; another number of cells than the header's is a fault."""
    extra = [cell for cell in cells[len(names) :] if cell not in (None, "")]
    if extra or len(cells) < len(names):
        fault = f"The row has {len(cells)} cells where the header names {len(names)}."
        return Row(number, fault=fault, raw=" | ".join(str(cell or "") for cell in cells))
    return Row(number, dict(zip(names, cells, strict=False)))


def is_blank(cells: Sequence[Any]) -> bool:
    """Tell whether no cell holds anything."""
    return not any(cell is not None and str(cell).strip() for cell in cells)
