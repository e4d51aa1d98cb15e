"""Deleting is a state: out of everybody's way, restored by a manager, gone after 30 days."""

from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.behaviors.approval import state_of
from kultura.workflows.history import latest
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.CMFPlone.CatalogTool import allowedRolesAndUsers as stock
from typing import Any


KEPT = timedelta(days=30)
UNDONE_WITHIN = timedelta(hours=1)
DELETED = "deleted"


@indexer(IDexterityContent)
def allowedRolesAndUsers(obj: Any) -> list[str]:
    """Return who finds the object in the catalog; nobody what is deleted."""
    if state_of(obj) == DELETED:
        return []
    return stock.callable(obj)


def deleted_at(obj: Any) -> datetime | None:
    """Return when the object was deleted last, in UTC; None if it never was."""
    entry = latest(obj, frozenset({"delete"}))
    return entry["time"].asdatetime().astimezone(UTC) if entry else None


def deleted_in(container: Any) -> Iterator[Any]:
    """Yield what is deleted below the container and the current user may view."""
    for obj in _deleted("/".join(container.getPhysicalPath())):
        if api.user.has_permission("View", obj=obj):
            yield obj


def due(now: datetime) -> Iterator[Any]:
    """Yield what was deleted longer ago than it is kept."""
    for obj in _deleted("/".join(api.portal.get().getPhysicalPath())):
        if is_due(obj, now):
            yield obj


def is_due(obj: Any, now: datetime) -> bool:
    """Say whether an object is deleted, and was so longer ago than it is kept."""
    return api.content.get_state(obj, None) == DELETED and deleted_at(obj) <= now - KEPT


def purge(obj: Any) -> None:
    """Remove a deleted object for good; raises ValueError for one that is not deleted."""
    if api.content.get_state(obj, None) != DELETED:
        raise ValueError(f"{'/'.join(obj.getPhysicalPath())} is not deleted.")
    obj.aq_parent._delObject(obj.getId())


def _deleted(path: str) -> Iterator[Any]:
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(review_state=DELETED, path=path):
        yield brain._unrestrictedGetObject()


def deleted_by(obj: Any) -> str | None:
    """Return who deleted the object last."""
    entry = latest(obj, frozenset({"delete"}))
    return entry["actor"] if entry else None


def undo(uid: str, now: datetime) -> Any:
    """Bring back what the current user deleted within the last hour; return it, or None.

    Later, and what others deleted, is for the section's manager in the bin.
    """
    me = api.user.get_current().getId()
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(review_state=DELETED, UID=uid):
        obj = brain._unrestrictedGetObject()
        if deleted_by(obj) == me and deleted_at(obj) > now - UNDONE_WITHIN:
            with api.env.adopt_roles(["Institution Manager"]):
                api.content.transition(obj, "restore")
            return obj
    return None
