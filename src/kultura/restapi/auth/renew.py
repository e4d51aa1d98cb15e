"""``POST @login-renew``: a new token for the one that was sent, which ends."""

from kultura.restapi.auth.tokens import made_unique
from plone.restapi.services.auth.renew import Renew as StockRenew


class Renew(StockRenew):
    """Returns a token that lives an hour from now."""

    def reply(self) -> dict:
        said = super().reply()
        if "token" in said:
            said["token"] = made_unique(said["token"])
        return said
