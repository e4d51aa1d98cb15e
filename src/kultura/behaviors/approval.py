"""Reads from the workflow history when an object was approved.

The history is the only source for the time of approval: ``effective`` is a date an editor may set.
"""

from Acquisition import aq_base
from DateTime import DateTime
from plone import api
from typing import Any


APPROVAL = "kultura_approval"
PUBLISHING = frozenset({"publish", "publish_directly"})


def entries(obj: Any) -> tuple[dict[str, Any], ...]:
    """Return the object's transitions in the approval workflow, oldest first.

    Read from the object itself: indexers ask ten times for each object, and the tool is slow.
    """
    history = getattr(aq_base(obj), "workflow_history", None) or {}
    return tuple(history.get(APPROVAL) or ())


def state_of(obj: Any) -> str | None:
    """Return the object's state in the approval, None where it needs none."""
    history = entries(obj)
    return history[-1].get("review_state") if history else None


def latest(obj: Any, actions: frozenset[str]) -> dict[str, Any] | None:
    """Return the newest entry whose transition is one of ``actions``."""
    return next((entry for entry in reversed(entries(obj)) if entry.get("action") in actions), None)


def approved_at(obj: Any) -> DateTime | None:
    """Return when the object was made public last; None if it never was."""
    entry = latest(obj, PUBLISHING)
    return entry["time"] if entry else None


def needs_approval(obj: Any) -> bool:
    """Say whether the object is public only after somebody approved it."""
    return APPROVAL in api.portal.get_tool("portal_workflow").getChainFor(obj)
