"""The public record of a venue: a branch, stage, building or room."""

from dataclasses import dataclass
from kultura.records.accessibility import Accessibility
from kultura.records.admission import Admission
from kultura.records.contact import Contact
from kultura.records.fields import reference
from kultura.records.opening_hours import OpeningHours
from kultura.records.place import Place
from kultura.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Venue(Record):
    """A venue; its ``place`` is what those who happen there show, ``parent`` what it is in."""

    type = "venue"
    collection = "venues"

    place: Place | None = None
    contact: Contact | None = None
    opening_hours: OpeningHours | None = None
    accessibility: Accessibility | None = None
    admission: Admission | None = None
    capacity: int | None = None
    parent: tuple[str, ...] = reference(many=True)
