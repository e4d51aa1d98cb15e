"""``POST @team``: invite somebody by e-mail, or give who is there another role."""

from kultura.i18n import _
from kultura.institutions.team.invitations import invite
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.refusals import BadInput
from kultura.restapi.team.base import refusals_as_bad_input
from kultura.restapi.team.base import TeamService
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from zope.interface import alsoProvides


FIELDS = ("email", "fullname", "team")


class TeamPost(TeamService):
    """Takes ``email``, ``team`` and, for a new account, ``fullname``."""

    def reply(self) -> dict[str, object]:
        sent = json_body(self.request)
        check_known("property", sent, FIELDS)
        email, fullname, team = (self._text(sent, name) for name in FIELDS)
        alsoProvides(self.request, IDisableCSRFProtection)
        with refusals_as_bad_input():
            invite(self.context, email, fullname, team)
        self.request.response.setStatus(201)
        return self.team()

    def _text(self, sent: dict, name: str) -> str:
        value = sent.get(name, "")
        if not isinstance(value, str):
            raise BadInput(
                _("refused_no_text", default="'${name}' must be a text.", mapping={"name": name})
            )
        return value.strip()
