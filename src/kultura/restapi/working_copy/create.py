"""``POST @workingcopy``: begin to write changes to a published item."""

from AccessControl import getSecurityManager
from kultura.i18n import _
from kultura.restapi.refusals import Conflict
from kultura.restapi.refusals import NotAllowed
from kultura.restapi.working_copy.pair import allow_writing
from kultura.workflows.working_copies.errors import CheckOutRefused
from kultura.workflows.working_copies.policy import refuse_check_out
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.permissions import CheckoutPermission
from plone.restapi.services import Service


class CreateWorkingCopy(Service):
    """Makes the working copy and answers where it is."""

    def reply(self) -> dict[str, str]:
        allow_writing(self.request)
        self.check()
        working_copy = ICheckinCheckoutPolicy(self.context).checkout(None)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", working_copy.absolute_url())
        return {"@id": working_copy.absolute_url()}

    def check(self) -> None:
        """Refuse with 409 what cannot be checked out now, with 403 whom it is not for."""
        try:
            refuse_check_out(self.context)
        except CheckOutRefused as refusal:
            raise Conflict(refusal.message) from refusal
        if not getSecurityManager().checkPermission(CheckoutPermission, self.context):
            raise NotAllowed(
                _(
                    "refused_propose_changes",
                    default="Only people of the institution may propose changes to this item.",
                )
            )
