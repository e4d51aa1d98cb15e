"""Reads who did what and when from an object's workflow history, and writes into it."""

from DateTime import DateTime
from kultura.behaviors.approval import APPROVAL
from kultura.behaviors.approval import approved_at
from kultura.behaviors.approval import entries
from kultura.behaviors.approval import latest
from kultura.behaviors.approval import PUBLISHING
from plone import api
from typing import Any
from typing import Final


WORKING_COPY: Final = "working_copy"

__all__ = [
    "APPROVAL",
    "PUBLISHING",
    "add_entry",
    "approved_at",
    "entries",
    "latest",
    "merged",
    "submitter",
]


def submitter(obj: Any) -> str | None:
    """Return the id of the user who submitted the object last."""
    entry = latest(obj, frozenset({"submit"}))
    return entry["actor"] if entry else None


def merged(obj: Any) -> tuple[str, ...]:
    """Return the UIDs of the working copies that went into the object, in order.

    What is kept beside ZODB by the UID of one of them is the object's from then on.
    """
    return tuple(entry[WORKING_COPY] for entry in entries(obj) if entry.get(WORKING_COPY))


def add_entry(obj: Any, action: str, comment: str, **more: Any) -> None:
    """Write down, in the current user's name, what was done without a change of state.

    Plone's own history page shows it beside the transitions.
    """
    tool = api.portal.get_tool("portal_workflow")
    workflow = tool.getWorkflowsFor(obj)[0]
    entry = {
        workflow.state_var: api.content.get_state(obj),
        "action": action,
        "actor": api.user.get_current().getId(),
        "comments": comment,
        "time": DateTime(),
        **more,
    }
    tool.setStatusOf(workflow.getId(), obj, entry)
