"""EDTF checked, and the earliest and latest time it admits.

Extended Date/Time Format is ISO 8601-2 (https://www.loc.gov/standards/datetime/); the library
``edtf`` decides what is valid.
"""

from collections.abc import Callable
from dataclasses import dataclass
from edtf import EDTFObject
from edtf import EDTFParseException
from edtf import parse_edtf
from functools import lru_cache
from time import struct_time

import re


HAS_MONTH = re.compile(r"\d{4}-\d\d")
YEAR = re.compile(r"-?\d+")
YEARS = re.compile(r"(\d{4})[~?%]?(?:/(\d{4})[~?%]?)?")


class EdtfError(ValueError):
    """A text that is no EDTF."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} is no EDTF date. Write for instance 1890, 1890~ (about), 1850/1899, 18XX."
        )


@dataclass(frozen=True)
class Bounds:
    """The first and last year (``1850``, ``-0043``) or day (``1908-05-01``); None where open."""

    from_: str | None
    to: str | None


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> Bounds:
    """Return the bounds of an EDTF text, days where it names months; raises EdtfError.

    What is about, uncertain or unspecified widens nothing beyond its own digits: ``1890~`` is 1890.
    """
    if found := _years(edtf):
        return found
    parsed = _parse(edtf)
    write = _day if HAS_MONTH.search(edtf) else _year
    return Bounds(
        None if edtf.startswith("/") else _edge(parsed.lower_strict, write, edtf),
        None if edtf.endswith("/") else _edge(parsed.upper_strict, write, edtf),
    )


def checked(edtf: str) -> str:
    """Return an EDTF text without the spaces around it; raises EdtfError where it is none."""
    bounds(edtf.strip())
    return edtf.strip()


def year_of(bound: str) -> int:
    """Return the astronomical year of a bound: 0 is 1 BC, -43 is 44 BC."""
    return int(YEAR.match(bound)[0])


def _years(edtf: str) -> Bounds | None:
    """Return the bounds of a year or two, as most are; the library takes a hundredth of a second.

    A test holds it against the library.
    """
    found = YEARS.fullmatch(edtf)
    if found is None:
        return None
    first, last = found[1], found[2] or found[1]
    return Bounds(first, last) if first <= last else None


def _parse(edtf: str) -> EDTFObject:
    try:
        return parse_edtf(edtf)
    except (EDTFParseException, TypeError, ValueError) as error:
        raise EdtfError(edtf) from error


def _edge(
    find: Callable[[], struct_time | float], write: Callable[[struct_time], str], edtf: str
) -> str | None:
    try:
        edge = find()
    except (TypeError, ValueError) as error:
        raise EdtfError(edtf) from error
    return None if isinstance(edge, float) else write(edge)


def _year(edge: struct_time) -> str:
    return f"{edge.tm_year:05d}" if edge.tm_year < 0 else f"{edge.tm_year:04d}"


def _day(edge: struct_time) -> str:
    return f"{_year(edge)}-{edge.tm_mon:02d}-{edge.tm_mday:02d}"
