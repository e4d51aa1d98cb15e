"""What the catalog knows of an item while it waits for approval: who handed it over, when, why.

The region's queue is made of these alone, so that no object is woken for a row. Nothing of it is
kept once the item is decided.
"""

from DateTime import DateTime
from kultura.behaviors.approval import approved_at as approved
from kultura.behaviors.approval import state_of
from kultura.workflows.history import latest
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any


PENDING = "pending"
SUBMIT = frozenset({"submit"})
INDEXES = ("submitted_at", "submitter", "submission_run", "approved_at")
LONGEST_NOTE = 500


@indexer(IDexterityContent)
def submitter(obj: Any) -> str:
    """Return who handed the item over; AttributeError where it waits for nobody."""
    return _waiting(obj, "submitter")["actor"]


@indexer(IDexterityContent)
def submitted_at(obj: Any) -> DateTime:
    """Return when the item was handed over."""
    return _waiting(obj, "submitted_at")["time"]


@indexer(IDexterityContent)
def submission_note(obj: Any) -> str:
    """Return what the editor wrote to the approver."""
    return (_waiting(obj, "submission_note").get("comments") or "")[:LONGEST_NOTE]


@indexer(IDexterityContent)
def approved_at(obj: Any) -> DateTime:
    """Return when the item became public last; AttributeError where it never did."""
    moment = approved(obj)
    if moment is None:
        raise AttributeError("approved_at")
    return moment


def follow(obj: IDexterityContent, event: IAfterTransitionEvent) -> None:
    """Subscriber: have the catalog learn of a submission, and forget it with the decision."""
    if event.transition is not None:
        obj.reindexObject(idxs=[*INDEXES])


def _waiting(obj: Any, name: str) -> dict[str, Any]:
    entry = latest(obj, SUBMIT) if state_of(obj) == PENDING else None
    if entry is None:
        raise AttributeError(name)
    return entry
