"""What waits for the current user's decision, from the catalog's columns alone.

What a person handed over is an entry of its own; the thousand objects of an import are one entry
(`kultura.review.runs`). What one handed over oneself is left out: somebody else decides about it.
"""

from dataclasses import dataclass
from DateTime import DateTime
from kultura.imports.writing.indexers import BY_HAND
from plone import api
from typing import Any
from typing import Final


SORTS: Final = {
    "oldest": ("submitted_at", "ascending"),
    "newest": ("submitted_at", "descending"),
    "title": ("sortable_title", "ascending"),
    "type": ("portal_type", "ascending"),
    "institution": ("path", "ascending"),
}
KINDS: Final = ("new", "changes")
AGES: Final = (1, 3, 7, 14, 30)


@dataclass(frozen=True)
class Filters:
    """What of the queue is asked for; an empty value leaves a filter out.

    ``path`` is the place the queue is looked at from, ``age`` the days an item has waited at least.
    """

    path: str
    institution: str = ""
    type: str = ""
    age: int = 0
    kind: str = ""
    sort: str = "oldest"

    def query(self) -> dict[str, Any]:
        """Return the catalog's query for what is pending and somebody else's."""
        below = f"{self.path}/{self.institution}" if self.institution else self.path
        asked: dict[str, Any] = {
            "review_state": "pending",
            "path": below,
            "submitter": {"not": api.user.get_current().getId()},
        }
        if self.type:
            asked["portal_type"] = self.type
        if self.age:
            asked["submitted_at"] = {"query": DateTime() - self.age, "range": "max"}
        if self.kind:
            asked["is_working_copy"] = self.kind == "changes"
        return asked


def waiting(filters: Filters, run: str = BY_HAND) -> Any:
    """Return the catalog's records of what waits, sorted; of one run where it is named."""
    index, order = SORTS[filters.sort]
    asked = filters.query() | {"submission_run": run, "show_inactive": True}
    catalog = api.portal.get_tool("portal_catalog")
    if index == "path":
        return sorted(catalog(**asked), key=lambda brain: brain.getPath())
    return catalog(**asked, sort_on=index, sort_order=order)


def next_waiting(filters: Filters, uid: str) -> Any | None:
    """Return the record that follows an item in the queue; the first where it is gone from it."""
    found = waiting(filters)
    at = next((place for place, brain in enumerate(found) if uid == brain.UID), -1)
    return found[at + 1] if at + 1 < len(found) else None
