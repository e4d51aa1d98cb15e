"""The rules of check-out and check-in: published items only, one at a time, in by approval."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from kultura.workflows.history import add_entry
from kultura.workflows.history import entries
from kultura.workflows.history import PUBLISHING
from kultura.workflows.history import WORKING_COPY
from kultura.workflows.working_copies.conflicts import refuse_conflicts
from kultura.workflows.working_copies.errors import AlreadyCheckedOut
from kultura.workflows.working_copies.errors import NotPublished
from kultura.workflows.working_copies.errors import OriginalGone
from plone import api
from plone.app.iterate.dexterity.policy import CheckinCheckoutPolicyAdapter
from plone.app.iterate.dexterity.utils import get_checkout_relation
from plone.app.iterate.event import AfterCheckinEvent
from plone.app.iterate.event import CancelCheckoutEvent
from plone.app.iterate.event import CheckinEvent
from plone.app.iterate.interfaces import IObjectCopier
from plone.app.iterate.interfaces import keys
from plone.app.iterate.util import get_storage
from plone.dexterity.interfaces import IDexterityContent
from plone.locking.interfaces import ILockable
from plone.uuid.interfaces import IUUID
from typing import Any
from typing import Final
from zc.relation.interfaces import ICatalog
from zope.component import getUtility
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


PUBLISHED: Final = "published"


class WorkingCopyPolicy(CheckinCheckoutPolicyAdapter):
    """``ICheckinCheckoutPolicy`` of Kultura's content.

    On check-out the context is the original, on check-in and cancelling the working copy.
    """

    def checkout(self, container: Any = None) -> IDexterityContent:
        """Make a working copy beside the original; ``container`` is not asked for.

        The stock lock on the original is taken off again: the workflow lets nobody edit what is
        published, and the lock would keep people from withdrawing it.
        """
        refuse_check_out(self.context)
        working_copy = super().checkout(aq_parent(aq_inner(self.context)))
        ILockable(self.context).clear_locks()
        return working_copy

    def checkin(self, checkin_message: str) -> IDexterityContent:
        """Publish the working copy, by the workflow and its guards; there is no other way in."""
        original = self._getBaseline()
        action = publishing_action(self.context) or "publish"
        api.portal.get_tool("portal_workflow").doActionFor(
            self.context, action, comment=checkin_message
        )
        return original

    def getWorkingCopies(self) -> list[IDexterityContent]:
        """Return the item's working copies: one or none."""
        working_copy = self.getWorkingCopy()
        return [] if working_copy is None else [working_copy]

    def cancelCheckout(self) -> IDexterityContent:
        """Remove the working copy and free its original."""
        original = self._getBaseline()
        notify(CancelCheckoutEvent(self.context, original))
        getUtility(ICatalog).unindex(self._get_relation_to_baseline())
        aq_parent(aq_inner(self.context))._delObject(self.context.getId())
        return original


def refuse_check_out(content: IDexterityContent) -> None:
    """Raise ``NotPublished`` or ``AlreadyCheckedOut`` where no working copy can be made."""
    policy = CheckinCheckoutPolicyAdapter(content)
    if policy.getBaseline() is not None or api.content.get_state(content, None) != PUBLISHED:
        raise NotPublished()
    if policy.getWorkingCopy() is not None:
        raise AlreadyCheckedOut(name_of(holder_of(content)))


def refuse_check_in(working_copy: IDexterityContent) -> None:
    """Raise ``OriginalGone`` or ``InConflict`` where the working copy cannot be put back."""
    original = CheckinCheckoutPolicyAdapter(working_copy).getBaseline()
    if original is None or api.content.get_state(original) != PUBLISHED:
        raise OriginalGone()
    refuse_conflicts(working_copy)


def check_in(working_copy: IDexterityContent, action: str, comment: str) -> IDexterityContent:
    """Put an approved working copy into its original, and write the approval down there.

    The caller has checked the workflow's guards. The history entry tells who approved and when,
    under ``proposal`` all that was done to the working copy, its submission included, and which it
    was: what is kept beside ZODB by its UID goes into the original after the commit.
    """
    refuse_check_in(working_copy)
    policy = CheckinCheckoutPolicyAdapter(working_copy)
    original, relation = policy._getBaseline(), policy._get_relation_to_baseline()
    uid = IUUID(working_copy)
    proposal = tuple(dict(entry) for entry in entries(working_copy) if entry.get("action"))
    notify(CheckinEvent(working_copy, original, relation, comment))
    IObjectCopier(working_copy).merge()
    add_entry(original, action, comment, proposal=proposal, **{WORKING_COPY: uid})
    notify(ObjectModifiedEvent(original))
    notify(AfterCheckinEvent(original, comment))
    return original


def publishing_action(working_copy: IDexterityContent) -> str | None:
    """Return the transition by which the current user may publish the working copy."""
    transitions = api.portal.get_tool("portal_workflow").getTransitionsFor(working_copy)
    return next((each["id"] for each in transitions if each["id"] in PUBLISHING), None)


def holder_of(content: IDexterityContent) -> str | None:
    """Return the login of who made the working copy of this item (or of this working copy)."""
    relation = get_checkout_relation(content)
    return get_storage(relation).get(keys.checkout_user) if relation is not None else None


def name_of(user_id: str | None) -> str:
    """Return how a user is called by people."""
    user = api.user.get(userid=user_id) if user_id else None
    return (user.getProperty("fullname") if user else None) or user_id or "?"
