"""``POST @login``: gives a token, and forgets those of the same person that have expired."""

from kultura.i18n import _
from kultura.restapi.auth.plugin import right
from kultura.restapi.auth.tokens import forget_expired
from kultura.restapi.auth.tokens import made_unique
from kultura.restapi.auth.tokens import owner
from kultura.restapi.refusals import BadInput
from plone.restapi.deserializer import json_body
from plone.restapi.services.auth.login import Login as StockLogin


class Login(StockLogin):
    """Returns a token for a login and a password."""

    def reply(self) -> dict:
        sent = json_body(self.request)
        credentials = (sent.get("login"), sent.get("password"))
        if not all(isinstance(each, str) and each for each in credentials):
            raise BadInput(
                _("refused_credentials", default="Send 'login' and 'password', both texts.")
            )
        said = super().reply()
        if "token" in said:
            right(self.request, credentials[0])
            forget_expired(owner(said["token"]))
            said["token"] = made_unique(said["token"])
        return said
