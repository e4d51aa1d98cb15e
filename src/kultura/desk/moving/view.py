"""The page ``@@move``: a place of the institution to choose, and the short name in the address."""

from AccessControl import Unauthorized
from functools import cached_property
from kultura.i18n import _
from kultura.workflows.moving.move import may_move
from kultura.workflows.moving.move import move
from kultura.workflows.moving.move import places
from kultura.workflows.moving.refusals import MoveRefused
from kultura.workflows.moving.refusals import not_there
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any


class MovePage(BrowserView):
    """Shows where an item is and where it may go; its form moves it there."""

    def __call__(self) -> str | None:
        if not may_move(self.context):
            raise Unauthorized("This cannot be moved.")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.change()
        return self.index()

    @cached_property
    def places(self) -> dict[str, Any]:
        """The places an item may be in, the one it is in among them, by UID."""
        parent = self.context.__parent__
        return {parent.UID(): parent} | {each.UID(): each for each in places(self.context)}

    def change(self) -> str | None:
        """Move the item and go to it, or say why it stays."""
        try:
            moved = move(self.context, self.chosen(), self.sent("name"))
        except MoveRefused as refusal:
            api.portal.show_message(refusal.message, request=self.request, type="error")
            return self.index()
        api.portal.show_message(_("told_moved", default="Done."), request=self.request)
        return self.request.response.redirect(f"{moved.absolute_url()}/view")

    def chosen(self) -> Any:
        """Return the place that was chosen."""
        found = self.places.get(self.sent("place"))
        if found is None:
            raise not_there(self.context.Title())
        return found

    def sent(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""


class MoveAllowed(BrowserView):
    """Says whether the action is offered."""

    def __call__(self) -> bool:
        return may_move(self.context)
