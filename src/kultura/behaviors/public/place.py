"""Where something is, for the public: a venue's UID, or a place in words."""

from .words import Words
from kultura.behaviors.fields.references import UID
from kultura.records.place import Address
from kultura.records.place import Place
from typing import Any


def place(words: Words) -> Place | None:
    """Return the place of something that happens."""
    obj = words.obj
    venues = getattr(obj, "place", None) or ()
    if venues:
        return Place(id=venues[0])
    found = Place(
        title=words.of("place_title"),
        address=address(
            getattr(obj, "place_street", None),
            getattr(obj, "place_postal_code", None),
            getattr(obj, "place_locality", None),
        ),
        area=getattr(obj, "place_area", None),
        latitude=getattr(obj, "place_latitude", None),
        longitude=getattr(obj, "place_longitude", None),
    )
    return None if found == Place() else found


def place_of_row(words: Words, row: dict[str, Any]) -> Place | None:
    """Return the place of one date, where it differs from the usual."""
    where = row.get("place")
    if not where:
        return None
    return Place(id=where) if UID.fullmatch(where) else Place(title=words.inside("schedule", where))


def address(street: str | None, postal_code: str | None, locality: str | None) -> Address | None:
    """Return a postal address, None where nothing of it is known."""
    found = Address(
        street=street or None, postal_code=postal_code or None, locality=locality or None
    )
    return None if found == Address() else found
