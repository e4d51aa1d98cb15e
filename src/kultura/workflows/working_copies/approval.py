"""What a working copy's transitions do: refuse on conflict, check in on publication.

A working copy never enters the state *published*: before the transition happens its changes go
into the original, and the transition ends there, as DCWorkflow provides for objects that go away;
whoever started it is given the original to go on with.
"""

from kultura.workflows.working_copies.policy import check_in
from kultura.workflows.working_copies.policy import PUBLISHED
from kultura.workflows.working_copies.policy import refuse_check_in
from plone.app.iterate.dexterity.policy import CheckinCheckoutPolicyAdapter
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.interfaces import IDexterityContent
from Products.CMFCore.WorkflowCore import ObjectDeleted
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Final


PENDING: Final = "pending"
DELETED: Final = "deleted"


def before_transition(working_copy: IDexterityContent, event: IBeforeTransitionEvent) -> None:
    """Subscriber: stand in for the transitions that mean something else for a working copy."""
    if event.transition is None:
        return
    target = event.new_state.getId()
    if target == PENDING:
        refuse_check_in(working_copy)
    elif target == PUBLISHED:
        comment = (event.kwargs or {}).get("comment", "")
        raise ObjectDeleted(check_in(working_copy, event.transition.getId(), comment))
    elif target == DELETED and _original(working_copy) is not None:
        raise ObjectDeleted(ICheckinCheckoutPolicy(working_copy).cancelCheckout())


def _original(working_copy: IDexterityContent) -> IDexterityContent | None:
    return CheckinCheckoutPolicyAdapter(working_copy).getBaseline()
