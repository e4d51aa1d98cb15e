"""The public record of an institution, whatever its kind."""

from kultura.behaviors.public.accessibility import accessibility
from kultura.behaviors.public.admission import admission
from kultura.behaviors.public.opening_hours import opening_hours
from kultura.behaviors.public.place import place
from kultura.behaviors.public.record import PublicRecord
from kultura.behaviors.public.words import Words
from kultura.records.contact import Contact
from kultura.records.contact import Link
from kultura.records.institution import Institution
from kultura.records.picture import Picture
from typing import Any


NUMBERS = ("isil", "rik", "prm", "regon", "nip", "bip_url", "accessibility_statement_url")


class InstitutionRecord(PublicRecord):
    """Adds the register's data, where it is and how to reach it."""

    kind = Institution

    def own(self, words: Words) -> dict[str, Any]:
        obj = words.obj
        return {
            "kind": obj.kind,
            "contact": contact(obj),
            "logo": logo(words),
            "place": place(words),
            "opening_hours": opening_hours(words),
            "accessibility": accessibility(words),
            "admission": admission(words),
            "organiser": words.of("organiser"),
            "social": tuple(Link(title=row["title"], url=row["url"]) for row in obj.social or ()),
        } | {name: getattr(obj, name, None) or None for name in NUMBERS}


def contact(obj: Any) -> Contact | None:
    """Return how to reach the institution, None where that is not said."""
    found = Contact(phone=obj.phone or None, email=obj.email or None, website=obj.website or None)
    return None if found == Contact() else found


def logo(words: Words) -> Picture | None:
    """Return the logo; without words it says the institution's name, as logos do."""
    if not words.obj.logo:
        return None
    return Picture(image=words.obj.logo, alt=words.of("logo_alt") or words.of("title"))
