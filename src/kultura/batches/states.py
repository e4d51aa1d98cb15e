"""How far a batch has come: to its description its own row tells, from there on its record does.

The approval knows whether a record waits or is public; a second copy of that could be wrong.
"""

from collections.abc import Iterable
from kultura.store import batches
from kultura.store.batch import Batch
from plone import api
from typing import Final


OF_RECORD: Final = {"pending": "submitted"}  # else the name the approval has for it
DRAFT: Final = "draft"


def states(listed: Iterable[Batch]) -> dict[int, str]:
    """Return the state of each batch, by its number; the catalog is asked once at most."""
    listed = list(listed)
    described = [one.uid for one in listed if one.state == batches.DESCRIBED]
    records = states_of_records(described) if described else {}
    return {one.id: records.get(one.uid or "", one.state) for one in listed}


def states_of_records(uids: Iterable[str | None]) -> dict[str, str]:
    """Return the states of the records that left their draft, by UID."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(UID=list(uids))
    return {
        brain.UID: OF_RECORD.get(brain.review_state, brain.review_state)
        for brain in found
        if brain.review_state != DRAFT
    }
