"""``@@content_status_modify``: a transition chosen in the toolbar; a refusal is a sentence."""

from kultura.workflows.errors import TransitionRefused
from plone import api
from plone.app.content.browser.content_status_modify import ContentStatusModifyView
from typing import Any

import transaction


class ChangeState(ContentStatusModifyView):
    """Moves the item through its workflow, and nothing beside it."""

    def __call__(self, workflow_action: str | None = None, comment: str = "", **kwargs: Any) -> Any:
        before = transaction.savepoint()
        try:
            return super().__call__(workflow_action, comment)
        except TransitionRefused as refusal:
            before.rollback()
            api.portal.show_message(refusal.message, request=self.request, type="error")
            return self.request.response.redirect(f"{self.context.absolute_url()}/view")

    def editContent(self, obj: Any, effective: Any, expiry: Any) -> None:
        """Leave the dates alone: they are fields, and approval's time is in the history."""
