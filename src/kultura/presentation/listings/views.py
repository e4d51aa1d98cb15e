"""The front page of the region and the page of a sub-section."""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.i18n import _
from kultura.interfaces import IInstitution
from kultura.presentation.listings.card import Card
from kultura.presentation.listings.card import cards
from kultura.presentation.view import BUNDLE
from plone import api
from plone.batching import Batch
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five.browser import BrowserView
from typing import Any


PAGE = 24
SHELF = 6
SHELVES = (
    ("Exhibit", _("shelf_exhibits", default="Exhibitions")),
    ("Performance", _("shelf_performances", default="On stage")),
    ("Event", _("shelf_events", default="Events")),
    ("Lesson", _("shelf_lessons", default="Lessons")),
    ("DigitalObject", _("shelf_objects", default="From the collections")),
    ("News Item", _("shelf_news", default="News")),
)


@dataclass(frozen=True)
class Shelf:
    """A row of cards under a heading."""

    title: str
    cards: list[Card]


class ListingView(BrowserView):
    """What is in a sub-section, newest first, page by page."""

    def __call__(self) -> str:
        add_bundle_on_request(self.request, BUNDLE)
        return self.index()

    def batch(self) -> Batch:
        """Give one page of catalog records; ``b_start`` beyond the end gives the last page."""
        start = self.request.form.get("b_start", 0)
        start = int(start) if str(start).isdecimal() else 0
        return Batch(self.brains(), PAGE, start)

    def brains(self) -> Any:
        """Find what is directly in the sub-section."""
        path = {"query": "/".join(self.context.getPhysicalPath()), "depth": 1}
        return _catalog()(path=path, sort_on="created", sort_order="reverse")

    def cards(self, batch: Batch) -> list[Card]:
        """Make the cards of a page."""
        return cards(batch)


class ShelvesView(BrowserView):
    """The front page: the region's institutions, then the newest of each kind of content."""

    def __call__(self) -> str:
        add_bundle_on_request(self.request, BUNDLE)
        return self.index()

    def title(self) -> str:
        """Name the region, as instance.yaml does."""
        return api.portal.get_registry_record("plone.site_title")

    def institutions(self) -> list[Card]:
        """Give the sections as cards, by title."""
        found = _catalog()(object_provides=IInstitution.__identifier__, sort_on="sortable_title")
        return cards(found)

    def shelves(self) -> list[Shelf]:
        """Give the newest of each kind, leaving out kinds with nothing to show."""
        return list(shelves_below(self.context))


def shelves_below(container: Any) -> Iterator[Shelf]:
    """Yield the newest items of each kind below a container."""
    path = "/".join(container.getPhysicalPath())
    for portal_type, title in SHELVES:
        found = _catalog()(
            path=path,
            portal_type=portal_type,
            review_state="published",
            sort_on="effective",
            sort_order="reverse",
            sort_limit=SHELF,
        )[:SHELF]
        if found:
            yield Shelf(title, cards(found))


def _catalog() -> Any:
    return api.portal.get_tool("portal_catalog")
