"""Collections: the objects of a digital collection, or the parts of a title, newspapers by date.

Parts that are dated to the month or day are listed by year, then month; others as they follow each
other.
"""

from babel import Locale
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.iiif.presentation.addresses import collection_of
from kultura.reader.iiif.presentation.describing import nav_date
from kultura.store.parts import Part
from typing import Any
from typing import Final

import re


YEAR: Final = 4  # characters of a date
MONTH: Final = 7
DATED: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
SPOKEN: Final = ("pl", "en")


def items(base: str, uid: str, parts: Sequence[Part], issued: str) -> list[dict[str, Any]]:
    """Return what is in a collection, or in the year or month of it that was asked for."""
    dated = [one for one in parts if is_dated(one)]
    if len(issued) == MONTH:
        return list(members(base, within(dated, issued)))
    if issued:
        return list(spans(base, uid, within(dated, issued), MONTH))
    plain = [one for one in parts if not is_dated(one)]
    return [*members(base, plain), *spans(base, uid, dated, YEAR)]


def is_dated(part: Part) -> bool:
    """Tell whether a part is dated to the month or day."""
    return bool(DATED.fullmatch(part.issued or ""))


def within(parts: Iterable[Part], issued: str) -> list[Part]:
    """Return the parts of a year or month."""
    return [one for one in parts if one.issued.startswith(f"{issued}-") or one.issued == issued]


def spans(base: str, uid: str, parts: Sequence[Part], length: int) -> Iterator[dict[str, Any]]:
    """Yield the years or months in which there are parts."""
    for span in dict.fromkeys(one.issued[:length] for one in parts):
        address = collection_of(base, uid, span)
        yield {"id": address, "type": "Collection", "label": span_label(span)} | dated(span)


def members(base: str, parts: Iterable[Part]) -> Iterator[dict[str, Any]]:
    """Yield the parts themselves: collections where they have parts in turn, else manifests."""
    for one in parts:
        address = (
            collection_of(base, one.uid) if one.has_parts else Addresses(base, one.uid).manifest
        )
        kind = "Collection" if one.has_parts else "Manifest"
        label = {"none": [one.title]}
        yield {"id": address, "type": kind, "label": label} | dated(one.issued)


def dated(issued: str | None) -> dict[str, str]:
    """Return the moment at which something stands among others, as a property."""
    moment = nav_date({"issued": issued}) if issued else None
    return {"navDate": moment} if moment else {}


def span_label(span: str) -> dict[str, list[str]]:
    """Return what a year or month is called."""
    if len(span) == YEAR:
        return {"none": [span]}
    year, month = span.split("-")
    names = {one: Locale(one).months["stand-alone"]["wide"] for one in SPOKEN}
    if int(month) not in names["en"]:  # a season (EDTF)
        return {"none": [span]}
    return {one: [f"{found[int(month)]} {year}"] for one, found in names.items()}
