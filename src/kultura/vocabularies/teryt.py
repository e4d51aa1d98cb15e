"""Areas of Poland: the file TERC of Statistics Poland as terms of ``areas``.

Only the voivodeships are shipped: districts and communes change every January, and the region loads
the file that is in force (https://eteryt.stat.gov.pl, "TERC", official, CSV).
"""

from collections.abc import Iterator
from collections.abc import Mapping
from csv import DictReader
from io import StringIO
from kultura.vocabularies.terms import vocabulary
from pathlib import Path
from typing import Any

import yaml


COLUMNS = ("WOJ", "POW", "GMI", "RODZ", "NAZWA")
SAME_COMMUNE = {"4", "5"}
Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class TercError(ValueError):
    """A file that is not TERC as Statistics Poland publishes it."""


def install(terc: Path, target: Path) -> int:
    """Write the areas of a TERC file as an instance's own terms; returns how many there are."""
    rows = list(areas(_text(terc)))
    target.parent.mkdir(parents=True, exist_ok=True)
    content = {"terms": rows}
    target.write_text(yaml.dump(content, Dumper=Dumper, allow_unicode=True), encoding="utf-8")
    return len(rows)


def areas(text: str) -> Iterator[dict[str, Any]]:
    """Yield the areas below the voivodeships as rows of a data file.

    Codes are 4 digits for a district and 7 for a commune. A town and the country around it that
    make up one urban-rural commune (kinds 4 and 5) are left out: they are not areas of their own.
    """
    reader = DictReader(StringIO(text), delimiter=";")
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise TercError(f"This is no TERC file: its first line must name {', '.join(COLUMNS)}.")
    known = vocabulary("areas").by_value
    for row in reader:
        if row["WOJ"] not in known:
            raise TercError(f"{row['WOJ']!r} is no voivodeship (line {reader.line_num}).")
        if row["POW"] and row["RODZ"] not in SAME_COMMUNE:
            yield _area(row)


def _text(terc: Path) -> str:
    try:
        return terc.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TercError("This is no TERC file: it is not in UTF-8.") from error


def _area(row: Mapping[str, str]) -> dict[str, Any]:
    district = row["WOJ"] + row["POW"]
    is_commune = bool(row["GMI"])
    return {
        "value": district + row["GMI"] + row["RODZ"] if is_commune else district,
        "parent": district if is_commune else row["WOJ"],
        "labels": {"pl": _name(row)},
    }


def _name(row: Mapping[str, str]) -> str:
    kind = row.get("NAZWA_DOD") or row.get("NAZDOD") or ""
    return f"{kind} {row['NAZWA']}" if kind == "powiat" else f"{row['NAZWA']} ({kind})"
