"""What the services of ``@team`` share: how a person looks in JSON, and how refusals answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.institutions.team.invitations import Invitation
from kultura.institutions.team.invitations import open_invitations
from kultura.institutions.team.members import Member
from kultura.institutions.team.members import members
from kultura.institutions.team.refusals import TeamRefused
from kultura.restapi.refusals import BadInput
from plone.restapi.services import Service


class TeamService(Service):
    """A service of a section's team."""

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@team"

    def team(self) -> dict[str, object]:
        """Return the team as JSON."""
        return {
            "@id": self.address,
            "items": [self.item(one) for one in members(self.context)],
            "invitations": [
                self.invitation(key, one) for key, one in open_invitations(self.context).items()
            ],
        }

    def invitation(self, key: str, invitation: Invitation) -> dict[str, str]:
        return {
            "@id": f"{self.address}/{key}",
            "email": invitation.email,
            "team": invitation.team,
            "until": invitation.until,
        }

    def item(self, member: Member) -> dict[str, str]:
        return {
            "@id": f"{self.address}/{member.id}",
            "id": member.id,
            "fullname": member.name,
            "email": member.email,
            "team": member.team,
        }


@contextmanager
def refusals_as_bad_input() -> Iterator[None]:
    """Answer a refused change with 400 and its sentence."""
    try:
        yield
    except TeamRefused as refusal:
        raise BadInput(refusal.message) from refusal
