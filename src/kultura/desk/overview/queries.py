"""What the desk asks the catalog, each with a limit."""

from collections.abc import Sequence
from DateTime import DateTime
from datetime import date
from datetime import timedelta
from kultura.completeness.table import GOOD
from kultura.workflows.operational_facts.change import SCHEDULE
from plone import api
from plone.dexterity.utils import iterSchemataForType
from typing import Any
from typing import Final


FEW: Final = 6
SOME: Final = 12
SOON: Final = timedelta(days=14)
EPOCH: Final = DateTime(0)
# A collection of thousands of records is not looked through on the desk.
MANY: Final = ("DigitalObject",)


def _has_schedule(portal_type: str) -> bool:
    return any(SCHEDULE in schema for schema in iterSchemataForType(portal_type))


class Found(list):
    """Catalog records, and how many there are in all."""

    def __init__(self, brains: Sequence[Any], limit: int) -> None:
        super().__init__(brains[:limit])
        self.total = brains.actual_result_count

    @property
    def more(self) -> int:
        """How many are not here."""
        return max(self.total - len(self), 0)


class Queries:
    """Asks about the content of some places, as the current user."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = list(paths)
        self.catalog = api.portal.get_tool("portal_catalog")
        self.me = api.user.get_current().getId()

    def returned(self) -> Found:
        """What was returned, mine first, the latest first."""
        ever = {"query": EPOCH, "range": "min"}
        found = self._find(SOME, returned_at=ever, sort_on="returned_at", review_state="draft")
        mine = {brain.UID for brain in self._find(SOME, returned_to=self.me, returned_at=ever)}
        found.sort(key=lambda brain: brain.UID not in mine)
        return found

    def drafts(self) -> Found:
        """My drafts that nobody returned, the latest first."""
        ever = {"query": EPOCH, "range": "min"}
        returned = {brain.UID for brain in self._find(SOME, returned_at=ever)}
        found = self._find(SOME, Creator=self.me, review_state="draft")
        found[:] = [brain for brain in found if brain.UID not in returned]
        return found

    def waiting(self) -> Found:
        """What waits for approval, the longest wait first."""
        by = "submitted_at" if "submitted_at" in self.catalog.indexes() else "modified"
        return self._find(FEW, review_state="pending", sort_on=by, sort_order="ascending")

    def on(self, today: date) -> Found:
        """What is public and on today, if it has dates."""
        window = {"start": today, "end": today}
        return self._find(SOME, occurrences=window, review_state="published", **self.with_dates())

    def with_dates(self) -> dict[str, list[str]]:
        """Return the part of a query that asks for types with dates."""
        types = api.portal.get_tool("portal_types").listTypeTitles()
        return {"portal_type": [name for name in types if _has_schedule(name)]}

    def venues(self) -> Found:
        """The places of the institutions, in order of their titles."""
        return self._find(FEW, portal_type="Venue", sort_on="sortable_title", sort_order="")

    def incomplete(self) -> Found:
        """What looks incomplete, the latest first; collections' records apart."""
        below = {"query": GOOD - 1, "range": "max"}
        states = ["draft", "pending", "published"]
        return self._find(
            FEW, completeness=below, portal_type={"not": [*MANY, "Venue"]}, review_state=states
        )

    def soon(self, index: str, today: date) -> Found:
        """What is public and begins (``opens``) or ends (``closes``) in the next days."""
        window = {"query": (today, today + SOON), "range": "min:max"}
        state = {"review_state": "published", "is_working_copy": False}
        return self._find(FEW, sort_on=index, sort_order="ascending", **{index: window}, **state)

    def _find(self, limit: int, **query: Any) -> Found:
        wanted = {"sort_on": "modified", "sort_order": "descending", **query}
        brains = self.catalog(path=self.paths, sort_limit=limit, **wanted)
        return Found(brains, limit)
