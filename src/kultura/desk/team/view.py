"""The page ``@@team`` of a section: who is in, who is invited, who leaves."""

from kultura.i18n import _
from kultura.institutions.team.invitations import Invitation
from kultura.institutions.team.invitations import invite
from kultura.institutions.team.invitations import open_invitations
from kultura.institutions.team.invitations import withdraw
from kultura.institutions.team.members import Member
from kultura.institutions.team.members import members
from kultura.institutions.team.members import put
from kultura.institutions.team.members import remove
from kultura.institutions.team.refusals import TeamRefused
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zope.i18nmessageid import Message


class TeamPage(BrowserView):
    """Shows the team; one form invites, one beside each person changes or removes."""

    ROLE_TITLES = {
        "editors": _("team_editor", default="Editor: writes and submits"),
        "managers": _("team_manager", default="Manager: manages the team and the section as well"),
    }

    def __call__(self) -> str | None:
        if self.request.method == "POST":
            return self.change()
        return self.index()

    def members(self) -> list[Member]:
        return members(self.context)

    def invitations(self) -> dict[str, Invitation]:
        return open_invitations(self.context)

    def is_me(self, member: Member) -> bool:
        return member.id == api.user.get_current().getId()

    def change(self) -> None:
        """Do what the submitted form asks for, and show the page again."""
        CheckAuthenticator(self.request)
        action = self.request.form.get("action")
        try:
            told = self.ACTIONS[action](self) if action in self.ACTIONS else None
        except TeamRefused as refusal:
            self.tell(refusal.message, "error")
        else:
            if told is not None:
                self.tell(told, "info")
        self.request.response.redirect(f"{self.context.absolute_url()}/@@team")

    def invite(self) -> Message:
        email = self._sent("email")
        invite(self.context, email, self._sent("name"), self._sent("team"))
        return _("told_invited", default="${email} is invited.", mapping={"email": email})

    def withdraw(self) -> Message:
        withdraw(self.context, self._sent("invitation"))
        return _("told_invitation_withdrawn", default="The invitation is taken back.")

    def put(self) -> Message:
        put(self.context, self._sent("member"), self._sent("team"))
        return _("told_role_changed", default="The role is changed.")

    def remove(self) -> Message:
        remove(self.context, self._sent("member"))
        return _("told_removed", default="The person is no longer in the team.")

    ACTIONS = {"invite": invite, "withdraw": withdraw, "put": put, "remove": remove}

    def tell(self, message: Message, kind: str) -> None:
        api.portal.show_message(message, request=self.request, type=kind)

    def _sent(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""
