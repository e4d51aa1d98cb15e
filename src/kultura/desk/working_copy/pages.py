"""Pages of proposed changes: to begin them, to discard them, to settle conflicts."""

from kultura.i18n import _
from kultura.workflows.working_copies.conflicts import conflicts
from kultura.workflows.working_copies.conflicts import rebase
from kultura.workflows.working_copies.errors import CheckOutRefused
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.policy import refuse_check_out
from kultura.workflows.working_copies.wording import field_at
from kultura.workflows.working_copies.wording import said
from kultura.workflows.working_copies.wording import titles
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.interfaces import IDexterityContent
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden
from zope.component import getMultiAdapter
from zope.i18nmessageid import Message


class WorkingCopyPage(BrowserView):
    """Asks on GET, does on POST."""

    def __call__(self) -> str | None:
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        return self.do()

    def do(self) -> str | None:
        """Do what the page is for."""
        raise NotImplementedError

    def tell(self, message: Message, kind: str = "info") -> None:
        """Show a sentence on the next page."""
        api.portal.show_message(message, request=self.request, type=kind)

    def go(self, content: IDexterityContent, page: str = "") -> None:
        """Lead the browser to a page of the content."""
        self.request.response.redirect(f"{content.absolute_url()}{page}")


class Propose(WorkingCopyPage):
    """Begins changes to a published item."""

    def refusal(self) -> Message | None:
        """Return why no changes can be begun now, if so."""
        try:
            refuse_check_out(self.context)
        except CheckOutRefused as refusal:
            return refusal.message
        return None

    def do(self) -> None:
        try:
            working_copy = ICheckinCheckoutPolicy(self.context).checkout(None)
        except CheckOutRefused as refusal:
            self.tell(refusal.message, "error")
            return self.go(self.context)
        self.tell(
            _(
                "told_changes_begun",
                default="Write your changes here, then submit them. Until they are approved the "
                "public sees what it saw before.",
            )
        )
        return self.go(working_copy, "/edit")


class Discard(WorkingCopyPage):
    """Removes a working copy."""

    def do(self) -> None:
        control = getMultiAdapter((self.context, self.request), name="iterate_control")
        if not control.cancel_allowed():
            raise Forbidden("There are no changes to discard.")
        original = ICheckinCheckoutPolicy(self.context).cancelCheckout()
        self.tell(_("told_changes_discarded", default="The proposed changes are discarded."))
        return self.go(original)


class Conflicts(WorkingCopyPage):
    """Shows what both sides changed, and lets the editor choose."""

    def conflicts(self) -> list[dict[str, str]]:
        """Return each conflict with its title and the three sides in words."""
        return [self._shown(conflict) for conflict in conflicts(self.context)]

    def do(self) -> None:
        choices = {
            name.removeprefix("choice-"): side
            for name, side in self.request.form.items()
            if name.startswith("choice-") and side in ("mine", "theirs")
        }
        left = rebase(self.context, choices)
        if left:
            self.tell(
                _("told_conflicts_left", default="Some of the changes are still to be decided."),
                "warning",
            )
            return self.go(self.context, "/@@conflicts")
        self.tell(
            _("told_conflicts_settled", default="Nothing is left to decide. Submit the changes.")
        )
        return self.go(self.context)

    def _shown(self, conflict: Conflict) -> dict[str, str]:
        field = field_at(self.context, conflict.path)
        return {
            "name": "choice-" + "/".join(conflict.path),
            "title": " &rsaquo; ".join(titles(self.context, conflict.path)),
            "base": said(field, conflict.base),
            "mine": said(field, conflict.mine),
            "theirs": said(field, conflict.theirs),
        }
