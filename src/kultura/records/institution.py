"""The public record of an institution: a museum, a theatre, a library, or a kind added later."""

from dataclasses import dataclass
from kultura.records.accessibility import Accessibility
from kultura.records.admission import Admission
from kultura.records.contact import Contact
from kultura.records.contact import Link
from kultura.records.fields import term
from kultura.records.opening_hours import OpeningHours
from kultura.records.picture import Picture
from kultura.records.place import Place
from kultura.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Institution(Record):
    """A governed section; ``kind`` is a value of ``kultura.institution_kinds``.

    ``isil`` (ISO 15511); ``rik`` and ``prm`` are entries in the register of cultural institutions
    and the State Register of Museums; ``bip_url`` the Public Information Bulletin.
    """

    type = "institution"
    collection = "institutions"

    kind: str = term("institution_kinds", required=True)
    contact: Contact | None = None
    logo: Picture | None = None
    place: Place | None = None
    opening_hours: OpeningHours | None = None
    accessibility: Accessibility | None = None
    admission: Admission | None = None
    organiser: str | None = None
    isil: str | None = None
    rik: str | None = None
    prm: str | None = None
    regon: str | None = None
    nip: str | None = None
    bip_url: str | None = None
    accessibility_statement_url: str | None = None
    social: tuple[Link, ...] = ()
