"""The institutions a person works for, and what they may add there.

Taken from the person's groups and the table of parts of the kind, so that nothing is searched.
"""

from Acquisition import aq_base
from dataclasses import dataclass
from kultura.institutions.groups import group_id
from kultura.institutions.groups import ROLES
from kultura.institutions.kinds import parts_of
from kultura.interfaces import IInstitution
from plone import api
from typing import Any
from typing import Final


# What stands first; every other type of a section follows.
FIRST: Final = ("Exhibit", "Performance", "Lesson", "Event", "DigitalObject", "News Item")
APART: Final = frozenset({"Image", "File", "Link", "Venue", "DigitalCollection"})


@dataclass(frozen=True)
class Addable:
    """One type that can be added, and where its form is."""

    title: str
    url: str
    icon: str
    main: bool


def my_sections(context: Any) -> list[Any]:
    """Return the institutions of the current user; of one section itself if they are its people.

    ``context`` is an institution or the site.
    """
    if IInstitution.providedBy(context):
        return [context] if context.getId() in _ids() else []
    site = api.portal.get()
    found = (site.get(name) for name in sorted(_ids()) if name in site.objectIds())
    return [section for section in found if IInstitution.providedBy(section)]


def addables(section: Any) -> list[Addable]:
    """Return what can be added in a section, the most usual first."""
    types = api.portal.get_tool("portal_types")
    here = set(section.objectIds())
    homes = {
        name: part.id
        for part in parts_of(type(aq_base(section)))
        if part.id in here
        for name in part.types
        if name not in APART
    }
    return [_addable(types[name], section, homes[name]) for name in sorted(homes, key=_order)]


def _addable(fti: Any, section: Any, part: str) -> Addable:
    return Addable(
        fti.Title(),
        f"{section.absolute_url()}/{part}/++add++{fti.getId()}",
        fti.icon_expr.removeprefix("string:"),
        fti.getId() in FIRST[:5],
    )


def _order(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _ids() -> set[str]:
    """Return the ids of the sections whose groups the current user is in."""
    groups = set(api.user.get_current().getGroups())
    endings = [group_id("", team) for team in ROLES]
    return {
        name.removesuffix(ending) for name in groups for ending in endings if name.endswith(ending)
    }
