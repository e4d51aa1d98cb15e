"""``DELETE @team/<person>``: take somebody out of the team, or an invitation back."""

from kultura.institutions.team.invitations import open_invitations
from kultura.institutions.team.invitations import withdraw
from kultura.institutions.team.members import remove
from kultura.restapi.team.base import refusals_as_bad_input
from kultura.restapi.team.base import TeamService
from plone.protect.interfaces import IDisableCSRFProtection
from typing import Self
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from ZPublisher.HTTPRequest import HTTPRequest


@implementer(IPublishTraverse)
class TeamDelete(TeamService):
    """Removes the person named in the address, the account stays; or an open invitation."""

    member = ""

    def publishTraverse(self, request: HTTPRequest, name: str) -> Self:
        if self.member:
            raise NotFound(name)
        self.member = name
        return self

    def reply(self) -> None:
        alsoProvides(self.request, IDisableCSRFProtection)
        with refusals_as_bad_input():
            if self.member in open_invitations(self.context):
                withdraw(self.context, self.member)
            else:
                remove(self.context, self.member)
        return self.reply_no_content()
