"""``POST @logout``: the token that was sent is worth nothing from now on."""

from kultura.i18n import _
from kultura.restapi.auth.tokens import revoke
from kultura.restapi.refusals import BadInput
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services.auth.logout import Logout as StockLogout
from zope.interface import alsoProvides


class Logout(StockLogout):
    """Revokes the caller's token, whichever user folder gave it."""

    def reply(self) -> object:
        alsoProvides(self.request, IDisableCSRFProtection)
        kind, _space, token = (self.request._auth or "").partition(" ")
        if kind.lower() != "bearer" or not revoke(token.strip()):
            raise BadInput(
                _("refused_logout", default="Send the token to log out as 'Authorization: Bearer'.")
            )
        api.portal.get_tool("portal_membership").logoutUser()
        return self.reply_no_content()
