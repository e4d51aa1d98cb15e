"""What a transition demands beside the right to do it, checked however it is started.

Subscribers of the workflow's own event: the desk, plone.restapi and code meet the same refusal.
"""

from kultura.interfaces import ISubmissionRequirements
from kultura.workflows.errors import CommentRequired
from kultura.workflows.errors import Incomplete
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate


EXPLAINED = frozenset(
    {
        ("kultura_approval", "request_changes"),
        ("kultura_approval", "withdraw"),
        ("kultura_section", "suspend"),
    }
)
COMPLETE = frozenset({("kultura_approval", "submit"), ("kultura_approval", "publish_directly")})


def needs_comment(workflow_id: str, transition_id: str) -> bool:
    """Say whether the transition is refused without a comment."""
    return (workflow_id, transition_id) in EXPLAINED


def refuse_unexplained(obj: Any, event: IBeforeTransitionEvent) -> None:
    """Raise CommentRequired where people have to be told why and nothing was written."""
    if event.transition is None or not needs_comment(event.workflow.id, event.transition.id):
        return
    if not str((event.kwargs or {}).get("comment") or "").strip():
        raise CommentRequired


def refuse_incomplete(obj: Any, event: IBeforeTransitionEvent) -> None:
    """Raise Incomplete when an item is handed over before its mandatory parts are there."""
    if event.transition is None or (event.workflow.id, event.transition.id) not in COMPLETE:
        return
    requirements = ISubmissionRequirements(obj, None)
    missing = requirements.missing() if requirements is not None else []
    if missing:
        raise Incomplete([translate(message, context=getRequest()) for message in missing])
