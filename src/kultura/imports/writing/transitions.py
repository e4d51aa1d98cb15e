"""Moves an object through its approval in the current user's name, with the history it would have.

The same events are fired as by the workflow tool, the same entries written. Three things differ:
the guards were asked once for the whole import, because "never the submitter" would refuse every
row of one user's import (the comment says that it was an import); nothing is reindexed here: the
object is indexed once, when its batch is committed; and nobody gets a mail for each object.
"""

from kultura.behaviors.approval import APPROVAL
from plone import api
from Products.CMFCore.WorkflowCore import ActionSucceededEvent
from Products.CMFCore.WorkflowCore import ActionWillBeInvokedEvent
from typing import Any
from zope.event import notify


def state_of(obj: Any) -> str:
    """Return the object's state in the approval."""
    tool = api.portal.get_tool("portal_workflow")
    return tool.getStatusOf(APPROVAL, obj)["review_state"]


def execute(obj: Any, transition: str, comment: str) -> None:
    """Execute a transition of the approval workflow, its guard aside."""
    workflow = api.portal.get_tool("portal_workflow")[APPROVAL]
    notify(ActionWillBeInvokedEvent(obj, workflow, transition))
    workflow._changeStateOf(
        obj, workflow.transitions[transition], {"comment": comment, "quiet": True}
    )
    notify(ActionSucceededEvent(obj, workflow, transition, None))
