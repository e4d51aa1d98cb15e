"""``@@duplicate``: asks, and then makes a new draft from an item."""

from AccessControl import Unauthorized
from kultura.i18n import _
from kultura.workflows.duplicating import duplicate
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any


def may_duplicate(item: Any) -> bool:
    """Say whether the current user may add such an item beside it."""
    if IPloneSiteRoot.providedBy(item):
        return False
    types = {fti.getId() for fti in item.aq_parent.allowedContentTypes()}
    return item.portal_type in types


class DuplicatePage(BrowserView):
    """Asks on GET, duplicates on POST, and opens the form of the new draft."""

    def __call__(self) -> str | None:
        if not may_duplicate(self.context):
            raise Unauthorized("duplicate")
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        made = duplicate(self.context)
        told = _(
            "told_duplicated",
            default="This is the new draft. Its dates and numbers are left for you to fill in.",
        )
        api.portal.show_message(told, request=self.request)
        return self.request.response.redirect(f"{made.absolute_url()}/edit")


class DuplicateAllowed(BrowserView):
    """Asked by the action: whether the page is for this user and this item."""

    def __call__(self) -> bool:
        return not api.user.is_anonymous() and may_duplicate(self.context)
