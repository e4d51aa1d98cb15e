"""``DELETE @workingcopy``: discard proposed changes."""

from kultura.i18n import _
from kultura.restapi.refusals import NotAllowed
from kultura.restapi.working_copy.pair import allow_writing
from kultura.restapi.working_copy.pair import control
from kultura.restapi.working_copy.pair import existing_pair
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.restapi.services import Service


class DeleteWorkingCopy(Service):
    """Removes the working copy; the published item stays as it is."""

    def reply(self) -> None:
        allow_writing(self.request)
        working_copy = existing_pair(self.context).working_copy
        if not control(working_copy, self.request).cancel_allowed():
            raise NotAllowed(
                _(
                    "refused_discard_changes",
                    default="Proposed changes are discarded by the institution's people, while "
                    "they are a draft. Take them back first.",
                )
            )
        ICheckinCheckoutPolicy(working_copy).cancelCheckout()
        return self.reply_no_content()
