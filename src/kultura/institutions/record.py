"""The public record of an institution, of whatever kind."""

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


REGISTERS = ("organiser", "isil", "rik", "prm", "regon", "nip", "bip_url")
STATEMENT = "accessibility_statement_url"


class InstitutionRecord(PublicRecord):
    """Adds how to reach it, when it is open, and its numbers in public registers."""

    kind = Institution

    def own(self, words: Words) -> dict[str, Any]:
        obj = words.obj
        return {
            "kind": obj.kind,
            "contact": contact(obj),
            "logo": logo(obj),
            "place": place(words),
            "opening_hours": opening_hours(words),
            "accessibility": accessibility(words),
            "admission": admission(words),
            "social": social(obj),
            **{name: getattr(obj, name, None) or None for name in (*REGISTERS, STATEMENT)},
        }


def contact(obj: Any) -> Contact | None:
    """Return how to reach the institution, None where that is not said."""
    given = {name: getattr(obj, name, None) or None for name in ("phone", "email", "website")}
    return Contact(**given) if any(given.values()) else None


def logo(obj: Any) -> Picture | None:
    """Return the logo, whose text alternative is the institution's own title."""
    uid = getattr(obj, "logo", None)
    return Picture(image=uid, alt=obj.title) if uid else None


def social(obj: Any) -> tuple[Link, ...]:
    """Return the institution's pages on other sites."""
    rows = getattr(obj, "social", None) or ()
    return tuple(Link(title=row["title"], url=row["url"]) for row in rows)
