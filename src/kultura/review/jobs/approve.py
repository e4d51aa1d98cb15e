"""Approves an item at the moment an administrator chose, in their name."""

from collections.abc import Iterator
from kultura.behaviors.lookup import find
from kultura.i18n import _
from kultura.interfaces import IJobKind
from kultura.review.people import account_of
from kultura.review.planning import GIVEN_UP
from kultura.review.planning import is_of
from kultura.review.planning import planned_entry
from kultura.workflows.errors import TransitionRefused
from kultura.workflows.history import add_entry
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from typing import Final
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer

import transaction


NOBODY: Final = _(
    "plan_nobody", default="Who planned the approval has no account any more. Decide anew."
)
NOT_ALLOWED: Final = _(
    "plan_not_allowed", default="Who planned the approval may not approve it any more. Decide anew."
)


@implementer(IJobKind)
class Approve:
    """Keeps the clock of planned approvals; what was decided meanwhile stays as it is.

    Where the plan cannot be kept (a conflict with the published item, a right that was taken
    away), the history says why, and the item goes on waiting.
    """

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: approvals are planned."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Approve the item, if the plan still holds."""
        obj = find(site, item["uid"])
        entry = planned_entry(obj) if obj is not None else None
        if entry is None or not is_of(entry, item["planned"]):
            return
        account = account_of(entry["actor"])
        if account is None:
            return give_up(obj, NOBODY)
        with api.env.adopt_user(user=account):
            approve(obj, entry["comments"])


def approve(obj: Any, comment: str) -> None:
    """Approve in the current user's name, or write down why not."""
    before = transaction.savepoint()
    try:
        api.portal.get_tool("portal_workflow").doActionFor(obj, "publish", comment=comment)
    except WorkflowException as refusal:
        before.rollback()
        give_up(obj, refusal.message if isinstance(refusal, TransitionRefused) else NOT_ALLOWED)


def give_up(obj: Any, why: Message) -> None:
    """Write down why the plan could not be kept; the item goes on waiting."""
    add_entry(obj, GIVEN_UP, translate(why, context=getRequest()))
    obj.reindexObject(idxs=["review_state"])
