"""When something was made, for the public: the words and the bounds of the date."""

from .words import Words
from edtf import EDTFParseException
from edtf import parse_edtf
from kultura.records.dating.dating import Dating
from typing import Any


def dating(words: Words) -> Dating | None:
    """Return the dating, None where neither words nor date are known."""
    obj = words.obj
    text, edtf = words.of("dating_text"), getattr(obj, "dating_edtf", None) or None
    if not text and not edtf:
        return None
    first, last = bounds(edtf) if edtf else (None, None)
    derived = bool(edtf and getattr(obj, "dating_derived", False))
    return Dating(text=text, edtf=edtf, from_=first, to=last, derived=derived)


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Return the first and last year or day of an EDTF date, None where it is open."""
    try:
        parsed = parse_edtf(edtf)
    except (EDTFParseException, ValueError):
        return None, None
    first, last = parsed.lower_strict(), parsed.upper_strict()
    whole_years = first[1:3] == (1, 1) and last[1:3] == (12, 31)
    return written(first, whole_years), written(last, whole_years)


def written(moment: Any, only_year: bool) -> str:
    """Return a year of four digits or a day, as ISO 8601 writes them."""
    sign = "-" if moment[0] < 0 else ""
    year = f"{sign}{abs(moment[0]):04d}"
    return year if only_year else f"{year}-{moment[1]:02d}-{moment[2]:02d}"
