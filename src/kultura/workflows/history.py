"""Reads who did what and when from an object's workflow history.

The history is the only source for the time of approval: ``effective`` is a date an editor may set.
"""

from DateTime import DateTime
from plone import api
from typing import Any


APPROVAL = "kultura_approval"
PUBLISHING = frozenset({"publish", "publish_directly"})


def entries(obj: Any) -> tuple[dict[str, Any], ...]:
    """Return the object's transitions in the approval workflow, oldest first."""
    return tuple(api.portal.get_tool("portal_workflow").getHistoryOf(APPROVAL, obj) or ())


def latest(obj: Any, actions: frozenset[str]) -> dict[str, Any] | None:
    """Return the newest entry whose transition is one of ``actions``."""
    return next((entry for entry in reversed(entries(obj)) if entry["action"] in actions), None)


def submitter(obj: Any) -> str | None:
    """Return the id of the user who submitted the object last."""
    entry = latest(obj, frozenset({"submit"}))
    return entry["actor"] if entry else None


def approved_at(obj: Any) -> DateTime | None:
    """Return when the object was made public last; None if it never was."""
    entry = latest(obj, PUBLISHING)
    return entry["time"] if entry else None


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
