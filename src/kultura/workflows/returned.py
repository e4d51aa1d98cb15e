"""What the catalog knows of an item that was returned: to whom, by whom, when and why.

The desk tells editors from these alone, so that no object is woken for a row. Nothing of it is kept
once the item is submitted again.
"""

from DateTime import DateTime
from kultura.behaviors.approval import entries
from kultura.behaviors.approval import latest
from kultura.behaviors.approval import state_of
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from typing import Final


DRAFT: Final = "draft"
RETURN: Final = "request_changes"
INTO_DRAFT: Final = frozenset({RETURN, "retract", "reopen", "restore"})
SUBMIT: Final = frozenset({"submit"})
LONGEST_REASON: Final = 500


@indexer(IDexterityContent)
def returned_to(obj: Any) -> str:
    """Return who had submitted what was returned; AttributeError where nothing was."""
    _returned(obj, "returned_to")
    submitted = latest(obj, SUBMIT)
    return (submitted or entries(obj)[0])["actor"]


@indexer(IDexterityContent)
def returned_by(obj: Any) -> str:
    """Return who returned it."""
    return _returned(obj, "returned_by")["actor"]


@indexer(IDexterityContent)
def returned_at(obj: Any) -> DateTime:
    """Return when it was returned."""
    return _returned(obj, "returned_at")["time"]


@indexer(IDexterityContent)
def return_reason(obj: Any) -> str:
    """Return what the approver wrote."""
    return (_returned(obj, "return_reason").get("comments") or "")[:LONGEST_REASON]


def follow(obj: IDexterityContent, event: IAfterTransitionEvent) -> None:
    """Subscriber: have the catalog learn that something was returned, or is not any more."""
    if event.transition is not None and DRAFT in (event.old_state.id, event.new_state.id):
        obj.reindexObject(idxs=["returned_to", "returned_at"])


def _returned(obj: Any, name: str) -> dict[str, Any]:
    entry = latest(obj, INTO_DRAFT) if state_of(obj) == DRAFT else None
    if entry is None or entry.get("action") != RETURN:
        raise AttributeError(name)
    return entry
