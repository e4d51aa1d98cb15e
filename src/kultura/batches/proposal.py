"""Changes to a public record for the pages of a package: those that are open, or new ones."""

from collections.abc import Callable
from dataclasses import dataclass
from kultura.behaviors.lookup import find
from kultura.i18n import _
from kultura.pages.permitted import may_change_pages
from kultura.workflows.working_copies.errors import CheckOutRefused
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.permissions import CheckoutPermission
from typing import Any
from typing import Final
from zope.i18nmessageid import Message

import transaction


WAITS: Final = _(
    "note_changes_wait",
    default="Changes to it wait for approval: bring the package again when they are decided.",
)
NOT_YOURS: Final = _(
    "note_changes_not_yours", default="Who brings it may not propose changes to it."
)


@dataclass(frozen=True)
class Proposal:
    """A working copy by its UID, and of which record; ``is_new`` where it was made for this."""

    uid: str
    original: str
    is_new: bool
    content: Callable[[], Any]

    def is_draft(self) -> bool:
        """Tell whether the current user may still write in it."""
        found = self.content()
        return found is not None and may_change_pages(found)


def proposal_for(record: Any) -> Proposal | Message:
    """Return changes to a public record in which the current user may write, or why there are none.

    New ones are committed.
    """
    open_one = ICheckinCheckoutPolicy(record).getWorkingCopy()
    if open_one is not None:
        return proposal_of(open_one, record, is_new=False) if may_change_pages(open_one) else WAITS
    if not api.user.has_permission(CheckoutPermission, obj=record):
        return NOT_YOURS
    try:
        made = ICheckinCheckoutPolicy(record).checkout(None)
    except CheckOutRefused as refusal:
        return refusal.message
    transaction.commit()
    return proposal_of(made, record, is_new=True)


def proposal_of(working_copy: Any, record: Any, *, is_new: bool) -> Proposal:
    """Return a working copy as data that outlives a transaction."""
    uid = working_copy.UID()
    return Proposal(uid, record.UID(), is_new, lambda: find(api.portal.get(), uid))
