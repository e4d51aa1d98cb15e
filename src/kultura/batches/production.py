"""Packages by the state they have come to, counted: what the approval knows, and what we do."""

from collections.abc import Iterable
from kultura.batches.listing import OWN
from kultura.batches.listing import STATES
from kultura.batches.states import DRAFT
from kultura.batches.states import OF_RECORD
from kultura.review.figures.documents import documents
from kultura.store import batches
from kultura.store.production import Counted
from kultura.store.production import described
from kultura.store.production import undescribed
from plone import api
from psycopg2.extensions import cursor as Cursor
from typing import Final


OF_OBJECTS: Final = ("pending", "published", "withdrawn", "deleted")
NONE: Final = Counted(0, 0)


def by_state(cursor: Cursor, institution: str) -> dict[str, Counted]:
    """Return how many packages, and pages, have come to each state, in the order of states."""
    found = undescribed(cursor, institution)
    for state, pages in states_of(described(cursor, institution)):
        before = found.get(state, NONE)
        found[state] = Counted(before.packages + 1, before.pages + pages)
    order = (*OWN, *(state for state in STATES if state not in OWN))
    known = {state: found.pop(state, NONE) for state in order}
    return known | found


def states_of(records: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    """Yield the state of each package, and its pages, by sets of the catalog: no brain is made."""
    catalog = api.portal.get_tool("portal_catalog")._catalog
    number_of = catalog.getIndex("UID")._index.get
    sets = {
        state: documents(portal_type="DigitalObject", review_state=state) for state in OF_OBJECTS
    }
    for uid, pages in records:
        number = number_of(uid)
        known = () if number is None else sets.items()
        state = next((state for state, inside in known if number in inside), DRAFT)
        yield batches.DESCRIBED if state == DRAFT else OF_RECORD.get(state, state), pages
