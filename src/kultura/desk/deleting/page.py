"""``@@delete-draft`` and ``@@undo-delete``: a draft out of the way with one click, and back.

Deleting is the workflow's transition; the desk, on which one lands, has the button that undoes it.
"""

from datetime import datetime
from datetime import UTC
from kultura.i18n import _
from kultura.workflows.deletion import undo
from plone import api
from plone.protect import CheckAuthenticator
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five import BrowserView
from zExceptions import BadRequest


class DeleteDraft(BrowserView):
    """Deletes the item on POST, and leads back to the desk, which offers to undo it."""

    def __call__(self) -> None:
        if self.request.method != "POST":
            raise BadRequest("POST")
        CheckAuthenticator(self.request)
        home, uid = api.portal.get().absolute_url(), self.context.UID()
        words = {"title": self.context.title}
        try:
            api.portal.get_tool("portal_workflow").doActionFor(self.context, "delete")
        except WorkflowException:
            told = _("told_not_deleted", default="“${title}” cannot be deleted now.", mapping=words)
            api.portal.show_message(told, request=self.request, type="error")
            uid = ""
        else:
            told = _("told_deleted", default="“${title}” is deleted.", mapping=words)
            api.portal.show_message(told, request=self.request)
        self.request.response.redirect(f"{home}/@@desk" + (f"?deleted={uid}" if uid else ""))


class UndoDelete(BrowserView):
    """Brings back, on POST, what the same person has just deleted."""

    def __call__(self) -> None:
        if self.request.method != "POST":
            raise BadRequest("POST")
        CheckAuthenticator(self.request)
        obj = undo(str(self.request.form.get("uid") or ""), datetime.now(UTC))
        if obj is None:
            told = _(
                "told_not_undone",
                default="This cannot be undone here any more. The manager finds it in the bin.",
            )
            api.portal.show_message(told, request=self.request, type="error")
        else:
            words = {"title": obj.title}
            told = _("told_restored", default="“${title}” is a draft again.", mapping=words)
            api.portal.show_message(told, request=self.request)
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@desk")
