"""The tokens people log in to the API with: short-lived, and dead once their owner logs out.

plone.restapi signs tokens that live for twelve hours and keeps no list of them, so a token
survives the logout. Ours are listed by the plugin; the list forgets what has expired.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from Products.GenericSetup.interfaces import IProfileImportedEvent
from Products.PluggableAuthService.interfaces.authservice import IBasicUser
from Products.PluggableAuthService.interfaces.events import ICredentialsUpdatedEvent
from typing import Any
from uuid import uuid4
from zope.component.hooks import getSite

import time


LIFETIME = 60 * 60
PLUGIN = "jwt_auth"
PROFILE = "kultura:default"


def plugins(site: Any) -> Iterator[JWTAuthenticationPlugin]:
    """Yield the token plugin of the site's users, then the one of the users above it."""
    place = aq_inner(site)
    while place is not None:
        users = getattr(place, "acl_users", None)
        if users is not None and PLUGIN in users.objectIds():
            yield users[PLUGIN]
        place = aq_parent(place)


def harden(event: IProfileImportedEvent) -> None:
    """Shorten the life of tokens, and list them, when the site is set up."""
    if event.profile_id.removeprefix("profile-") != PROFILE:
        return
    for plugin in plugins(getSite()):
        plugin.token_timeout = LIFETIME
        plugin.store_tokens = True
        if plugin._tokens is None:
            plugin._tokens = OOBTree()


def forget_all(user: IBasicUser, event: ICredentialsUpdatedEvent) -> None:
    """End all sessions of somebody whose password changed."""
    for plugin in plugins(getSite()):
        if plugin._tokens and user.getId() in plugin._tokens:
            del plugin._tokens[user.getId()]


def forget_expired(userid: str) -> None:
    """Take a user's expired tokens off the lists."""
    oldest = time.time() - LIFETIME
    for plugin in plugins(getSite()):
        listed = (plugin._tokens or {}).get(userid, {})
        for token in [token for token, issued in listed.items() if issued < oldest]:
            del listed[token]


def made_unique(token: str) -> str:
    """Exchange a token that was just given for one that no other session can have.

    plone.restapi's tokens of one person are the same text when given in the same second, so that
    logging out one session would end the other.
    """
    for plugin in plugins(getSite()):
        if plugin.delete_token(token):
            payload = plugin._decode_token(token)
            named = {"fullname": payload.get("fullname"), "jti": uuid4().hex}
            return plugin.create_token(payload["sub"], data=named)
    return token


def owner(token: str) -> str | None:
    """Return the id of the user to whom a listed token was given."""
    payloads = (plugin._decode_token(token) for plugin in plugins(getSite()))
    return next((payload["sub"] for payload in payloads if payload), None)


def revoke(token: str) -> bool:
    """Take one token off its list; return whether it was on one."""
    return any(plugin.store_tokens and plugin.delete_token(token) for plugin in plugins(getSite()))
