"""The public record of a venue."""

from kultura.behaviors.public.accessibility import accessibility
from kultura.behaviors.public.admission import admission
from kultura.behaviors.public.opening_hours import opening_hours
from kultura.behaviors.public.place import address
from kultura.behaviors.public.record import PublicRecord
from kultura.behaviors.public.words import Words
from kultura.records.contact import Contact
from kultura.records.place import Place
from kultura.records.venue import Venue
from typing import Any


class VenueRecord(PublicRecord):
    """Adds where it is, when it is open and who can come."""

    kind = Venue

    def own(self, words: Words) -> dict[str, Any]:
        obj = words.obj
        return {
            "place": place(words),
            "contact": contact(obj),
            "opening_hours": opening_hours(words),
            "accessibility": accessibility(words),
            "admission": admission(words),
            "capacity": obj.capacity,
            "parent": tuple(obj.parent_venue or ()),
        }


def place(words: Words) -> Place:
    """Return the venue as the place of what happens there."""
    obj = words.obj
    return Place(
        title=words.of("title"),
        address=address(obj.street, obj.postal_code, obj.locality),
        area=obj.area or None,
        latitude=obj.latitude,
        longitude=obj.longitude,
    )


def contact(obj: Any) -> Contact | None:
    """Return how to reach the venue, None where that is not said."""
    found = Contact(phone=obj.phone or None, email=obj.email or None, website=obj.website or None)
    return None if found == Contact() else found
