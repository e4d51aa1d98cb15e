"""``@@personal-information``: one's own data, whoever the address names.

Plone's own page writes the name of the person asked for above the form, and so tells who is there.
"""

from plone.app.users.browser.userdatapanel import UserDataPanel
from typing import Any


class OwnData(UserDataPanel):
    """Shows and saves the current user's data only."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        request.form.pop("userid", None)
