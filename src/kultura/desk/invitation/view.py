"""The page ``@@invitation``: whoever holds its token joins a team, with an account or a new one."""

from kultura.i18n import _
from kultura.institutions.team.invitations import accept
from kultura.institutions.team.invitations import find
from kultura.institutions.team.newcomers import open_account
from kultura.institutions.team.refusals import TeamRefused
from kultura.institutions.team.refusals import two_passwords
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from urllib.parse import quote
from zope.i18nmessageid import Message


class InvitationPage(BrowserView):
    """Says who invites where; one button accepts, or one form makes an account and accepts."""

    refusal: Message | None = None
    valid = False

    def __call__(self) -> str | None:
        self.request.response.setHeader("Cache-Control", "no-store")
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        try:
            self.invitation, self.section = find(self._sent("token"))
            self.valid = True
            if self.request.method == "POST":
                return self.join()
        except TeamRefused as refusal:
            self.refusal = refusal.message
            self.request.response.setStatus(400 if self.valid else 404)
        return self.index()

    @property
    def person(self) -> str | None:
        """The name of who is logged in."""
        if api.user.is_anonymous():
            return None
        user = api.user.get_current()
        return user.getProperty("fullname") or user.getUserName()

    @property
    def token(self) -> str:
        return self._sent("token")

    @property
    def name(self) -> str:
        return self._sent("name") or self.invitation.name

    @property
    def here(self) -> str:
        return f"{api.portal.get().absolute_url()}/@@invitation?token={quote(self.token)}"

    @property
    def login_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/login?came_from={quote(self.here, safe='')}"

    def join(self) -> None:
        """Take the place, make an account first for who has none, and go to the section."""
        CheckAuthenticator(self.request)
        user_id = api.user.get_current().getId() if self.person else self.newcomer()
        section = accept(self.token, user_id)
        welcome = _("told_joined", default="Welcome to the team. Your login name is ${login}.")
        message = Message(welcome, mapping={"login": user_id})
        api.portal.show_message(message, request=self.request)
        self.request.response.redirect(section.absolute_url())

    def newcomer(self) -> str:
        """Make an account from the form and log it in; return its id."""
        password = self._typed("password")
        if password != self._typed("again"):
            raise two_passwords()
        user_id = open_account(self.invitation, self.name, password)
        users: Any = api.portal.get_tool("acl_users")
        with api.env.adopt_user(username=user_id):
            users.updateCredentials(self.request, self.request.response, user_id, password)
        return user_id

    def _sent(self, name: str) -> str:
        return self._typed(name).strip()

    def _typed(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""
