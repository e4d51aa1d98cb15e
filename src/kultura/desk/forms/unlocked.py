"""Plone's form of what is there, without the lock it takes when it opens.

Such a lock outlives a tab that was closed, and keeps everybody else out for ten minutes. Two people
at one item are told of each other instead, and the later save asks. Who holds a lock of the editing
API is still left alone.
"""

from plone.app.lockingbehavior.behaviors import ILocking
from plone.app.lockingbehavior.handlers import protect_edit_form
from plone.dexterity.browser.edit import DefaultEditForm


class UnlockedEditForm(DefaultEditForm):
    """Opens without a write."""

    def update(self) -> None:
        self.portal_type = self.context.portal_type
        super(DefaultEditForm, self).update()  # Plone's own would tell the lock that editing begins
        if not self.actions.executedActions and ILocking.providedBy(self.context):
            protect_edit_form(self.context, None)
