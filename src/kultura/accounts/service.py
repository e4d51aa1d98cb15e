"""`POST @users/<login>/reset-password`: plone.restapi's, alike for logins there are and are not."""

from kultura.accounts.reminders import request_password
from plone.restapi.services.users.add import UsersPost
from typing import Any


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
