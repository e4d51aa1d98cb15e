"""What a manifest is made of: an object's record in each language, its form, pages and pictures."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from kultura.reader.composing import whole_records
from kultura.reader.search.terms import terms_among
from kultura.store.page import Page
from kultura.store.pages import Form
from kultura.store.pages import public_form
from kultura.store.pages import public_pages
from kultura.vocabularies.terms import Term
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final

import orjson


OBJECTS: Final = "objects"
INSTITUTIONS: Final = "institutions"
DIVISION_TYPES: Final = "division_types"
OTHER_DIVISION: Final = "section"
Body = Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A visible object: bodies by language, the region's first, and what can be looked at of it.

    Divisions are what parts of its structure are called that have no title, by their type.
    Pictures are those of its record; they stand for pages where it has no digital form.
    """

    bodies: Mapping[str, Body]
    institution: Mapping[str, Body]
    form: Form | None
    pages: Sequence[Page]
    divisions: Mapping[str, Term] = field(default_factory=dict)

    @property
    def own(self) -> Body:
        """The record in the region's language, or the first it is in."""
        return next(iter(self.bodies.values()))

    @property
    def pictures(self) -> list[Body]:
        """The record's pictures whose size is known."""
        return [one for one in self.own["images"] if one.get("width") and one.get("height")]

    @property
    def can_be_looked_at(self) -> bool:
        """Whether there is anything for a canvas."""
        return bool(self.pages or self.pictures)


def source(cursor: Cursor, uid: str, languages: Sequence[str]) -> Source | None:
    """Return what is public of an object; None where it is none that is visible."""
    bodies = bodies_of(cursor, uid, languages)
    if not bodies:
        return None
    house = house_of(cursor, bodies, languages)
    form = public_form(cursor, uid)
    divisions = divisions_of(cursor, form)
    return Source(bodies, house, form, public_pages(cursor, uid), divisions)


def divisions_of(cursor: Cursor, form: Form | None) -> Mapping[str, Term]:
    """Return the types of division of a form, and what stands for those that nobody knows."""
    wanted = {OTHER_DIVISION, *types_in(form.structure)} if form else ()
    return terms_among(cursor, [DIVISION_TYPES], wanted)


def types_in(division: Body) -> Iterator[str]:
    """Yield the type of a division and of all in it, in small letters."""
    yield division["type"].lower()
    for part in division["parts"]:
        yield from types_in(part)


def house_of(
    cursor: Cursor, bodies: Mapping[str, Body], languages: Sequence[str]
) -> dict[str, Body]:
    """Return the institution of a record by language, empty without a visible one."""
    house = next(iter(bodies.values())).get("institution")
    return bodies_of(cursor, house["id"], languages, INSTITUTIONS) if house else {}


def bodies_of(
    cursor: Cursor, uid: str, languages: Sequence[str], collection: str = OBJECTS
) -> dict[str, Body]:
    """Return a visible record of a collection by language, in their order."""
    found = {}
    for language in languages:
        others = [one for one in languages if one != language]
        whole = whole_records(cursor, [uid], [language, *others]).get(uid)
        if whole is None or whole.collection != collection:
            return {}
        found.setdefault(whole.language, whole.body)
    order = [one for one in languages if one in found]
    return {one: orjson.loads(found[one]) for one in [*order, *found.keys() - set(order)]}
