"""A digital form as the viewer shows it: pages with names, chapters, and where a search hits."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.i18n import _
from kultura.store.page import Page
from kultura.vocabularies.site import label_of
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Chapter:
    """A part of the structure and the place of its first page, parts of it within."""

    title: str
    position: int
    parts: tuple["Chapter", ...]


def name_of(page: Page, count: int) -> Message:
    """Return what a page is called: its place, and its number as printed where it has one."""
    told = {"place": page.position, "count": count, "label": page.label}
    if page.label:
        return _(
            "page_with_number", default="Page ${place} of ${count}, numbered ${label}", mapping=told
        )
    return _("page_without_number", default="Page ${place} of ${count}", mapping=told)


def chapters(
    structure: Mapping[str, Any], pages: Sequence[Page], language: str
) -> tuple[Chapter, ...]:
    """Return the parts of a structure that lead somewhere, below what is the whole.

    A part without a title is called what it is, in a language.
    """
    places = {page.page: page.position for page in pages}
    found = tuple(_chapters(structure, places, language))
    while len(found) == 1 and found[0].parts:
        found = found[0].parts
    return found


def _chapters(
    division: Mapping[str, Any], places: Mapping[str, int], language: str
) -> Iterator[Chapter]:
    for part in division.get("parts", ()):
        within = tuple(_chapters(part, places, language))
        first = _first(part, places)
        kind = part.get("type", "").lower()
        title = part.get("label") or label_of("division_types", kind, language)
        if first and title:
            yield Chapter(title, first, within)
        else:
            yield from within


def _first(division: Mapping[str, Any], places: Mapping[str, int]) -> int:
    own = (places[page] for page in division.get("pages", ()) if page in places)
    below = (_first(part, places) for part in division.get("parts", ()))
    return min(filter(None, (*own, *below)), default=0)
