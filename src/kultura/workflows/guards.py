"""Conditions in the guards of `kultura_approval`: whether this user may decide about this item.

A guard hides a transition from the person who may not do it, and refuses it in code and over
REST alike.
"""

from AccessControl import getSecurityManager
from kultura.behaviors.section import section_of
from kultura.workflows.history import submitter
from Products.Five import BrowserView


class Guards(BrowserView):
    """Asked by the guard expressions in ``profiles/default/workflows``."""

    def decides_for_another(self) -> bool:
        """Say whether the item was submitted by someone else than the current user."""
        return submitter(self.context) != getSecurityManager().getUser().getId()

    def section_publishes_directly(self) -> bool:
        """Say whether a regional administrator gave the item's institution the right to publish."""
        return bool(getattr(section_of(self.context), "publishes_directly", False))
