"""The page that asks why, before a transition that people have to be told the reason of.

The workflow's own definition leads here instead of to ``content_status_modify``, to which the
form is sent.
"""

from functools import cached_property
from kultura.i18n import _
from plone import api
from Products.Five import BrowserView
from typing import Any


class ExplanationPage(BrowserView):
    """Shows what is about to happen and a field for the reason."""

    def __call__(self) -> str | None:
        if self.transition is None:
            api.portal.show_message(
                _("told_not_possible", default="This is not possible any more, or not for you."),
                request=self.request,
                type="error",
            )
            return self.request.response.redirect(f"{self.context.absolute_url()}/view")
        return self.index()

    @cached_property
    def transition(self) -> dict[str, Any] | None:
        """The transition asked for, if the current user may start it now."""
        wanted = self.request.form.get("workflow_action")
        possible = api.portal.get_tool("portal_workflow").getTransitionsFor(self.context)
        return next((each for each in possible if each["id"] == wanted), None)
