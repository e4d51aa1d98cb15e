"""The bounds of plain years, read without the library, are what the library says."""

from edtf import parse_edtf
from kultura.records.dating.bounds import Bounds
from kultura.records.dating.bounds import bounds

import itertools
import pytest


YEARS = ("0001", "0999", "1000", "1788", "1900", "2024", "9999")
MARKS = ("", "~", "?", "%")
ONE = [year + mark for year in YEARS for mark in MARKS]
TWO = [
    f"{first}{mark}/{last}{other}"
    for first, last in itertools.combinations(YEARS, 2)
    for mark, other in (("", ""), ("~", "~"), ("?", ""), ("", "%"))
]


@pytest.mark.parametrize("edtf", [*ONE, *TWO])
def test_as_the_library(edtf) -> None:
    parsed = parse_edtf(edtf)
    first, last = parsed.lower_strict().tm_year, parsed.upper_strict().tm_year
    assert bounds(edtf) == Bounds(f"{first:04d}", f"{last:04d}")
