"""Approval at a date: planned in the item's history, kept by the worker.

The plan holds until the item is decided, taken back, or planned anew; only the newest plan counts,
so a job of an older one finds nothing to do.
"""

from DateTime import DateTime
from datetime import datetime
from kultura.behaviors.approval import entries
from kultura.i18n import _
from kultura.publication.asking import ask
from kultura.publication.connection import is_on
from kultura.workflows.history import add_entry
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from typing import Final


PLANNED: Final = "plan_approval"
GIVEN_UP: Final = "give_up_planned_approval"
KIND: Final = "approve"


class PlanRefused(WorkflowException):
    """An approval that cannot be planned."""


def plan(obj: Any, moment: datetime, comment: str) -> None:
    """Have the worker approve an item at a moment, in the current user's name.

    Raises PlanRefused where the moment is past, or the user may not approve the item.
    """
    if moment <= datetime.now(moment.tzinfo):
        raise PlanRefused(_("refused_past", default="This moment is past. Choose a later one."))
    if not may_approve(obj):
        raise PlanRefused(_("told_not_yours", default="You may not decide about this item."))
    add_entry(obj, PLANNED, comment, planned=DateTime(moment))
    obj.reindexObject(idxs=["review_state"])
    if is_on():
        ask(KIND, {"uid": obj.UID(), "planned": _stamp(DateTime(moment))}, moment)


def give_up(obj: Any) -> None:
    """Take a plan back: the item waits as before."""
    if planned_entry(obj) is not None and may_approve(obj):
        add_entry(obj, GIVEN_UP, "")
        obj.reindexObject(idxs=["review_state"])


def planned_entry(obj: Any) -> dict[str, Any] | None:
    """Return the history's entry of the plan that holds, None where there is none."""
    newest = entries(obj)[-1:]
    return newest[0] if newest and newest[0].get("action") == PLANNED else None


def is_of(entry: dict[str, Any], planned: str) -> bool:
    """Tell whether an entry is the plan that a job was asked for."""
    return _stamp(entry["planned"]) == planned


def may_approve(obj: Any) -> bool:
    """Tell whether the current user may approve the item now."""
    transitions = api.portal.get_tool("portal_workflow").getTransitionsFor(obj)
    return any(each["id"] == "publish" for each in transitions)


@indexer(IDexterityContent)
def planned_approval(obj: Any) -> DateTime:
    """Return when the worker will approve the item; AttributeError where nobody planned it."""
    entry = planned_entry(obj)
    if entry is None:
        raise AttributeError("planned_approval")
    return entry["planned"]


def _stamp(moment: DateTime) -> str:
    return moment.toZone("UTC").ISO8601()
