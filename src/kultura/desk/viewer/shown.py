"""A digital form as the viewer shows it: pages with names, chapters, and where a search hits."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.i18n import _
from kultura.store.page import Page
from typing import Any
from typing import Final
from zope.i18nmessageid import Message


KINDS: Final[dict[str, Message]] = {
    "article": _("division_article", default="Article"),
    "chapter": _("division_chapter", default="Chapter"),
    "issue": _("division_issue", default="Issue"),
    "map": _("division_map", default="Map"),
    "picture": _("division_picture", default="Picture"),
    "section": _("division_section", default="Section"),
    "supplement": _("division_supplement", default="Supplement"),
    "table": _("division_table", default="Table"),
    "volume": _("division_volume", default="Volume"),
}


@dataclass(frozen=True)
class Chapter:
    """A part of the structure and the place of its first page, parts of it within."""

    title: str | Message
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


def chapters(structure: Mapping[str, Any], pages: Sequence[Page]) -> tuple[Chapter, ...]:
    """Return the parts of a structure that lead somewhere, below what is the whole."""
    places = {page.page: page.position for page in pages}
    found = tuple(_chapters(structure, places))
    while len(found) == 1 and found[0].parts:
        found = found[0].parts
    return found


def _chapters(division: Mapping[str, Any], places: Mapping[str, int]) -> Iterator[Chapter]:
    for part in division.get("parts", ()):
        within = tuple(_chapters(part, places))
        first = _first(part, places)
        title = part.get("label") or KINDS.get(part.get("type", "").lower(), part.get("type"))
        if first and title:
            yield Chapter(title, first, within)
        else:
            yield from within


def _first(division: Mapping[str, Any], places: Mapping[str, int]) -> int:
    own = (places[page] for page in division.get("pages", ()) if page in places)
    below = (_first(part, places) for part in division.get("parts", ()))
    return min(filter(None, (*own, *below)), default=0)
