"""The page ``@@bin`` of a section: what is deleted, and how to get it back."""

from dataclasses import dataclass
from datetime import datetime
from kultura.i18n import _
from kultura.presentation.written import written_date
from kultura.workflows.deletion import deleted_at
from kultura.workflows.deletion import deleted_in
from kultura.workflows.deletion import KEPT
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Deleted:
    """A deleted item as the page shows it."""

    uid: str
    title: str
    kind: str
    deleted: str
    gone: str


class BinPage(BrowserView):
    """Lists what is deleted in a section; a button beside each restores it."""

    def __call__(self) -> str | None:
        if self.request.method == "POST":
            return self.restore()
        return self.index()

    def items(self) -> list[Deleted]:
        """Return what is deleted, the latest first."""
        found = sorted(deleted_in(self.context), key=deleted_at, reverse=True)
        return [self._item(obj) for obj in found]

    def restore(self) -> None:
        """Restore the item named in the form, and show the page again."""
        CheckAuthenticator(self.request)
        uid = self.request.form.get("uid")
        obj = next((each for each in deleted_in(self.context) if each.UID() == uid), None)
        if obj is None:
            self._tell(_("told_not_restored", default="This is not deleted any more."), "error")
        else:
            api.portal.get_tool("portal_workflow").doActionFor(obj, "restore")
            words = {"title": obj.title}
            told = _("told_restored", default="“${title}” is a draft again.", mapping=words)
            self._tell(told, "info")
        self.request.response.redirect(f"{self.context.absolute_url()}/@@bin")

    def _item(self, obj: Any) -> Deleted:
        moment = deleted_at(obj)
        return Deleted(
            uid=obj.UID(),
            title=obj.title or obj.getId(),
            kind=obj.getTypeInfo().Title(),
            deleted=self._written(moment),
            gone=self._written(moment + KEPT),
        )

    def _written(self, moment: datetime) -> str:
        return written_date(moment.date(), api.portal.get_current_language(self.context))

    def _tell(self, message: Message, kind: str) -> None:
        api.portal.show_message(message, request=self.request, type=kind)
