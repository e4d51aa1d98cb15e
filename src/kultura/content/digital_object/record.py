"""The public record of a catalogued object.

What the institution notes for itself (value, storage place, donor) is no part of it.
"""

from decimal import Decimal
from kultura.behaviors.public.agents import agents
from kultura.behaviors.public.dating import dating
from kultura.behaviors.public.record import PublicRecord
from kultura.behaviors.public.rights import rights
from kultura.behaviors.public.words import Words
from kultura.records.object import Acquisition
from kultura.records.object import DigitalObject
from kultura.records.object import Dimension
from kultura.records.object import Identifier
from kultura.records.place import WorkPlace
from typing import Any


class DigitalObjectRecord(PublicRecord):
    """Adds what the object is, where it comes from and how it may be used."""

    kind = DigitalObject

    def own(self, words: Words) -> dict[str, Any]:
        return {**what(words), **history(words), **publication(words)}


def what(words: Words) -> dict[str, Any]:
    """Return what the object is and what it is made of."""
    obj = words.obj
    return {
        "object_type": obj.object_type or None,
        "inventory_number": obj.inventory_number or None,
        "identifiers": tuple(identifier(row) for row in obj.identifiers or ()),
        "creators": agents(words),
        "materials": tuple(obj.materials or ()),
        "technique": words.lines("technique"),
        "dimensions": tuple(dimension(words, row) for row in obj.dimensions or ()),
        "weight": weight(words),
        "inscriptions": words.lines("inscriptions"),
        "parts": words.lines("parts"),
        "edm_type": obj.edm_type or None,
        "languages": tuple(obj.languages or ()),
    }


def history(words: Words) -> dict[str, Any]:
    """Return when and where it was made and how it came to the institution."""
    obj = words.obj
    return {
        "dating": dating(words),
        "places": tuple(work_place(words, row) for row in obj.places or ()),
        "provenance": words.of("provenance"),
        "acquisition": acquisition(obj),
        "credit_line": words.of("credit_line"),
    }


def publication(words: Words) -> dict[str, Any]:
    """Return what it is part of and what may be done with it."""
    obj = words.obj
    return {
        "publisher": obj.publisher or None,
        "edition": obj.edition or None,
        "series": obj.series or None,
        "rights": rights(words),
        "access": obj.access or "open",
        "part_of": tuple(obj.part_of or ()),
        "position": obj.position,
        "issued": obj.issued or None,
        "collections": tuple(obj.collections or ()),
    }


def identifier(row: dict[str, Any]) -> Identifier:
    """Return one identifier."""
    return Identifier(value=row["value"], type=row.get("type") or None)


def dimension(words: Words, row: dict[str, Any]) -> Dimension:
    """Return one measure."""
    return Dimension(
        text=words.inside("dimensions", row.get("text")),
        type=row.get("type") or None,
        value=number(row.get("value")),
        unit=row.get("unit") or None,
        part=words.inside("dimensions", row.get("part")),
    )


def weight(words: Words) -> Dimension | None:
    """Return the weight, None where it is not known."""
    text, value = words.of("weight_text"), number(words.obj.weight_value)
    if not text and value is None:
        return None
    unit = words.obj.weight_unit if value is not None else None
    return Dimension(text=text, type="weight", value=value, unit=unit or None)


def number(value: float | None) -> Decimal | None:
    """Return a number as it was written, without the noise of floats."""
    return None if value is None else Decimal(str(value))


def work_place(words: Words, row: dict[str, Any]) -> WorkPlace:
    """Return one place in the life of the object."""
    return WorkPlace(
        role=row["role"], label=words.inside("places", row["label"]), uri=row.get("uri") or None
    )


def acquisition(obj: Any) -> Acquisition | None:
    """Return how and when it came, None where that is not known."""
    found = Acquisition(method=obj.acquisition_method or None, year=obj.acquisition_year)
    return None if found == Acquisition() else found
