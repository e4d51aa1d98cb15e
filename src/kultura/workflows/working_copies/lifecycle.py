"""What happens to a working copy when its original goes, and to marks when content is copied."""

from Acquisition import aq_base
from kultura.workflows.working_copies.base import forget_base
from OFS.interfaces import IObjectClonedEvent
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.app.iterate.dexterity.utils import get_checkout_relation
from plone.app.iterate.interfaces import IBaseline
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.interfaces import IIterateManagedContent
from plone.app.iterate.interfaces import IWorkingCopy
from zc.relation.interfaces import ICatalog
from zope.component import getUtility
from zope.interface import noLongerProvides


def remove_working_copy(original: IBaseline, event: IObjectWillBeRemovedEvent) -> None:
    """Subscriber: a working copy goes with its original.

    Where a whole folder is removed, the working copy is in it too and goes by itself; it must
    not find its original then, because cancelling would put that into the catalog again.
    """
    working_copy = ICheckinCheckoutPolicy(original).getWorkingCopy()
    if working_copy is None:
        return
    if aq_base(event.object) is aq_base(original):
        ICheckinCheckoutPolicy(working_copy).cancelCheckout()
    else:
        getUtility(ICatalog).unindex(get_checkout_relation(original))


def forget_marks(content: IIterateManagedContent, event: IObjectClonedEvent) -> None:
    """Subscriber: what was pasted is an item of its own, whatever it was copied from."""
    for mark in (IWorkingCopy, IBaseline):
        if mark.providedBy(content):
            noLongerProvides(content, mark)
    forget_base(content)
    content.reindexObject(idxs=["is_working_copy", "object_provides"])
