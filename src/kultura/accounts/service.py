"""``@users``: plone.restapi's, alike for logins there are and are not, and with checked values."""

from kultura.accounts.reminders import request_password
from kultura.i18n import _
from kultura.institutions.team.refusals import no_address
from kultura.restapi.refusals import BadInput
from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.services.users.add import UsersPost
from plone.restapi.services.users.update import UsersPatch
from typing import Any
from zExceptions import NotFound


NOBODY = object()


class Users(UsersPost):
    """Adds people and renews passwords."""

    def update_password(self, data: dict) -> Any:
        """Have a link sent when nothing is given; else set the password as plone.restapi does."""
        if not data:
            request_password(self.params[0], self.request)
            return self.reply_no_content()
        return super().update_password(data)

    def _get_user_by_login_name(self, user_id: str) -> Any:
        """Stand in for an unknown user: the token or the old password will be found wrong."""
        found = super()._get_user_by_login_name(user_id)
        return found if found is not None or self.can_manage_users else NOBODY


class ChangedUser(UsersPatch):
    """Changes what is known about a person, to values that mails can carry."""

    def reply(self) -> Any:
        sent = json_body(self.request)
        check_properties(sent)
        if self.can_manage_users and self._get_user(self._get_user_id) is None:
            raise NotFound(self._get_user_id)
        return super().reply()


def check_properties(sent: dict[str, Any]) -> None:
    """Raise ``BadInput`` for an e-mail address that is none, and for texts with line breaks."""
    for name in ("email", "fullname", "username", "password"):
        value = sent.get(name, "")
        if not isinstance(value, str) or any(ord(each) < 32 for each in value):
            raise BadInput(
                _(
                    "refused_property_text",
                    default="'${name}' must be one line of text.",
                    mapping={"name": name},
                )
            )
    email = sent.get("email")
    if email and not api.portal.get_tool("portal_registration").isValidEmail(email):
        raise BadInput(no_address(email).message)
