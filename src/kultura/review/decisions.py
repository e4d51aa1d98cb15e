"""Deciding about one item: the one door for the page, the bulk, the clock and a run.

Each decision is a ZODB transaction of its own. Of two administrators who decide at once one is
first; the other is told what was decided.
"""

from AccessControl import Unauthorized
from collections.abc import Callable
from dataclasses import dataclass
from kultura.behaviors.lookup import find
from kultura.i18n import _
from kultura.review.people import name_of
from kultura.workflows.errors import TransitionRefused
from kultura.workflows.history import latest
from kultura.workflows.history import PUBLISHING
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from transaction.interfaces import TransientError
from typing import Any
from typing import Final
from typing import Literal
from ZODB.POSException import ConflictError
from zope.i18nmessageid import Message

import transaction


Action = Literal["publish", "request_changes"]
ACTIONS: Final[tuple[Action, ...]] = ("publish", "request_changes")
ATTEMPTS: Final = 4
APPROVED: Final = _("told_approved", default="Approved: it is public.")
RETURNED: Final = _("told_returned", default="Returned to the institution.")
GONE: Final = _("told_gone", default="This item is no longer there, or you may not see it.")


@dataclass(frozen=True)
class Outcome:
    """What became of one item; ``done`` where this decision was the one."""

    uid: str
    title: str
    url: str
    done: bool
    message: Message


def decide(uid: str, action: Action, comment: str = "", **more: Any) -> Outcome:
    """Approve or return an item in the current user's name, commit, and tell what became of it.

    Begins a transaction: what the current one has changed is lost. Tried again where somebody else
    wrote at the same moment.
    """
    return committed(lambda: _decided(uid, action, comment, more), uid)


def committed(act: Callable[[], Outcome], uid: str) -> Outcome:
    """Do something about an item and commit it, tried again after a conflict."""
    for _attempt in range(ATTEMPTS):
        transaction.begin()
        try:
            outcome = act()
            transaction.commit() if outcome.done else transaction.abort()
        except (ConflictError, TransientError):
            transaction.abort()
        else:
            return outcome
    return Outcome(uid, uid, "", False, _("told_busy", default="Others write here: try again."))


def decided_already(obj: Any) -> Message:
    """Say what was decided about an item, by whom."""
    entry = latest(obj, PUBLISHING | {"request_changes", "retract"})
    if entry is None or api.content.get_state(obj) == "pending":
        return _("told_not_yours", default="You may not decide about this item.")
    if entry["action"] in PUBLISHING:
        told = _("told_published_by", default="It was approved already by ${person}.")
    elif entry["action"] == "retract":
        told = _("told_retracted_by", default="${person} took it back.")
    else:
        told = _("told_returned_by", default="It was returned already by ${person}.")
    return Message(told, mapping={"person": name_of(entry["actor"])})


def _decided(uid: str, action: Action, comment: str, more: dict[str, Any]) -> Outcome:
    try:
        obj = api.content.get(UID=uid)
    except Unauthorized:  # whoever else decided sent it where it is not seen any more
        return Outcome(uid, "", "", False, decided_already(find(api.portal.get(), uid)))
    if obj is None:
        return Outcome(uid, "", "", False, GONE)
    title, url = obj.title or obj.getId(), obj.absolute_url()
    tool = api.portal.get_tool("portal_workflow")
    try:
        tool.doActionFor(obj, action, comment=comment, **more)
    except TransitionRefused as refusal:
        return Outcome(uid, title, url, False, refusal.message)
    except WorkflowException:
        return Outcome(uid, title, url, False, decided_already(obj))
    return Outcome(uid, title, url, True, APPROVED if action == "publish" else RETURNED)
