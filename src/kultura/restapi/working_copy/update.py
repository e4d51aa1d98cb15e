"""``PATCH @workingcopy``: publish proposed changes; approval by another name."""

from kultura.i18n import _
from kultura.restapi.refusals import Conflict
from kultura.restapi.refusals import NotAllowed
from kultura.restapi.working_copy.get import in_json
from kultura.restapi.working_copy.pair import allow_writing
from kultura.restapi.working_copy.pair import control
from kultura.restapi.working_copy.pair import existing_pair
from kultura.workflows.errors import TransitionRefused
from kultura.workflows.working_copies.conflicts import conflicts
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service


class UpdateWorkingCopy(Service):
    """Checks in, for those who may publish the working copy now."""

    def reply(self) -> None:
        allow_writing(self.request)
        working_copy = existing_pair(self.context).working_copy
        if not control(working_copy, self.request).checkin_allowed():
            raise NotAllowed(
                _(
                    "refused_check_in",
                    default="Proposed changes become public by approval: submit them, and a "
                    "regional administrator publishes them.",
                )
            )
        self.check_in(working_copy, str(json_body(self.request).get("comment") or ""))
        return self.reply_no_content()

    def check_in(self, working_copy: IDexterityContent, comment: str) -> None:
        """Publish, or refuse with 409 and the list of conflicts."""
        try:
            ICheckinCheckoutPolicy(working_copy).checkin(comment)
        except TransitionRefused as refusal:
            found = [in_json(conflict) for conflict in conflicts(working_copy)]
            raise Conflict(refusal.message, conflicts=found) from refusal
