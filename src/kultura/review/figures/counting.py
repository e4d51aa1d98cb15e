"""What the region's page counts: what is public, how long people wait, what was approved when."""

from BTrees.IIBTree import intersection
from collections.abc import Iterator
from dataclasses import dataclass
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.occurrences.ranges import minutes
from kultura.behaviors.zone import region_zone
from kultura.interfaces import IInstitution
from kultura.review.figures.documents import documents
from kultura.review.rows import local
from plone import api
from typing import Any
from typing import Final


WEEKS: Final = 12
OPENINGS: Final = 10
AHEAD: Final = timedelta(days=60)
REUSE: Final = ("open", "restricted", "permission")
COUNTED: Final = (
    "Exhibit",
    "Performance",
    "Lesson",
    "Event",
    "DigitalObject",
    "DigitalCollection",
    "News Item",
    "Document",
)


@dataclass(frozen=True)
class Institution:
    """An institution with how much of each type is public."""

    id: str
    title: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How much is public in all."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Waiting:
    """How long people wait now: in days, of how many items."""

    count: int
    median: float | None
    oldest: float | None


@dataclass(frozen=True)
class Opening:
    """Something that begins soon."""

    title: str
    url: str
    type: str
    path: str
    start: datetime


def institutions() -> list[Institution]:
    """Return what is public of each institution that is active, the fullest first."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(object_provides=IInstitution.__identifier__, review_state="active")
    found = [_counted(brain) for brain in brains]
    return sorted(found, key=lambda one: (-one.total, one.title.casefold()))


def waiting() -> Waiting:
    """Return how long what waits for approval has been waiting."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(review_state="pending", sort_on="submitted_at", show_inactive=True)
    if not found:
        return Waiting(0, None, None)
    now = DateTime()
    return Waiting(
        len(found), now - found[len(found) // 2].submitted_at, now - found[0].submitted_at
    )


def weeks(today: date) -> list[tuple[date, int]]:
    """Return how much was approved in each of the last weeks, by the week's Monday."""
    monday = today - timedelta(days=today.weekday())
    first_days = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return [(day, len(documents(approved_at=_week(day)))) for day in first_days]


def reuse() -> dict[str, int]:
    """Return how many public objects may be reused how."""
    return {each: len(documents(review_state="published", reuse=each)) for each in REUSE}


def openings(now: datetime) -> list[Opening]:
    """Return what begins next: exhibitions, first nights, events."""
    index = api.portal.get_tool("portal_catalog")._catalog.getIndex("occurrences")
    found, _names = index._apply_index({"occurrences": {"start": now, "end": now + AHEAD}})
    starts = {doc: min(index.getEntryForObject(doc))[0] for doc in found}
    coming = sorted((start, doc) for doc, start in starts.items() if start >= minutes(now))
    return list(_openings(coming))


def _openings(coming: list[tuple[int, int]]) -> Iterator[Opening]:
    catalog = api.portal.get_tool("portal_catalog")
    told = 0
    for start, doc in coming:
        path = catalog.getpath(doc)
        brains = catalog(path={"query": path, "depth": 0}, review_state="published")
        if brains and told < OPENINGS:
            told += 1
            brain = brains[0]
            moment = local(DateTime(start * 60))
            yield Opening(brain.Title, brain.getURL(), brain.portal_type, path, moment)
        if told >= OPENINGS:
            return


def _counted(brain: Any) -> Institution:
    inside = documents(review_state="published", path=brain.getPath())
    counts = {name: len(intersection(inside, documents(portal_type=name))) for name in COUNTED}
    return Institution(brain.getId, brain.Title, counts)


def _week(monday: date) -> dict[str, Any]:
    start = datetime.combine(monday, datetime.min.time(), region_zone())
    end = start + timedelta(weeks=1) - timedelta(minutes=1)
    return {"query": (DateTime(start), DateTime(end)), "range": "min:max"}
