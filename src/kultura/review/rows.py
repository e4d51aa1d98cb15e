"""One item as the queue shows it, made from the catalog's columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from DateTime import DateTime
from datetime import datetime
from functools import cached_property
from kultura.behaviors.zone import region_zone
from kultura.interfaces import IInstitution
from kultura.review.people import name_of
from plone import api
from typing import Any
from zope.i18n import translate


@dataclass(frozen=True)
class Row:
    """An item that waits; ``picture`` is an address or empty, moments are the region's."""

    uid: str
    title: str
    url: str
    type: str
    institution: str
    submitter: str
    since: datetime | None
    note: str
    picture: str
    changes: bool
    planned: datetime | None
    completeness: int | None
    missing: int


class Rows:
    """Makes rows; asks for each institution, type and person once."""

    def __init__(self, request: Any) -> None:
        self.request = request
        self.people: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.site = len(api.portal.get().getPhysicalPath())

    @cached_property
    def institutions(self) -> dict[str, str]:
        """The titles of all institutions, by id, in alphabetical order."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(object_provides=IInstitution.__identifier__, sort_on="sortable_title")
        return {brain.getId: brain.Title for brain in brains}

    def of(self, brains: Iterable[Any]) -> list[Row]:
        """Make rows of catalog records."""
        return [self.row(brain) for brain in brains]

    def row(self, brain: Any) -> Row:
        """Make a row of a catalog record."""
        return Row(
            uid=brain.UID,
            title=brain.Title or brain.getId,
            url=brain.getURL(),
            type=self.type(brain.portal_type),
            institution=self.institution(brain),
            submitter=self.person(_text(brain, "submitter")),
            since=local(getattr(brain, "submitted_at", None)),
            note=_text(brain, "submission_note"),
            picture=_picture(brain),
            changes=getattr(brain, "is_working_copy", False) is True,
            planned=local(getattr(brain, "planned_approval", None)),
            completeness=_number(getattr(brain, "completeness", None)),
            missing=len(_tuple(getattr(brain, "missing", None))),
        )

    def institution(self, brain: Any) -> str:
        """Return the title of the institution a record is in."""
        parts = brain.getPath().split("/")
        section = parts[self.site] if len(parts) > self.site else ""
        return self.institutions.get(section, section)

    def person(self, user_id: str) -> str:
        """Return a person's name."""
        if user_id not in self.people:
            self.people[user_id] = name_of(user_id)
        return self.people[user_id]

    def type(self, portal_type: str) -> str:
        """Return a type's title in the reader's language."""
        if portal_type not in self.types:
            fti = api.portal.get_tool("portal_types").getTypeInfo(portal_type)
            title = fti.Title() if fti else portal_type
            self.types[portal_type] = translate(title, context=self.request)
        return self.types[portal_type]


def local(moment: Any) -> datetime | None:
    """Return a catalog's moment in the region's time; None where there is none."""
    if not isinstance(moment, DateTime):  # a column that was never filled is no None
        return None
    return moment.asdatetime().astimezone(region_zone())


def _picture(brain: Any) -> str:
    uid = _text(brain, "lead_picture")
    return f"{brain.getURL()}/@@picture/{uid}/mini" if uid else ""


def _text(brain: Any, name: str) -> str:
    value = getattr(brain, name, None)
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def _tuple(value: Any) -> tuple:
    return value if isinstance(value, tuple) else ()
