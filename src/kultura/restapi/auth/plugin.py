"""The plugin of the user folders that takes no attempt to log in when too many have failed.

Every way in asks the authentication plugins: the login form, its cookie, Basic authentication,
``@login``. Ours goes first and refuses before a password is looked at. Whether an attempt was
right shows at the end of the request: by who it was served to. A request that was served to nobody
may have had the right password and the wrong page; then the other plugins are asked.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.i18n import _
from kultura.restapi.auth.attempts import ATTEMPTS
from kultura.restapi.gate.language import speak
from kultura.restapi.refusals import TooManyAttempts
from Products.GenericSetup.interfaces import IProfileImportedEvent
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from typing import Any
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.interface import implementer
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.interfaces import IPubFailure
from ZPublisher.interfaces import IPubSuccess


PLUGIN = "kultura_attempts"
MADE = "kultura.login_attempts"


@dataclass(frozen=True)
class Attempt:
    """What was given to which user folder."""

    folder: Any
    login: str
    password: Any

    def is_right(self) -> bool:
        """Tell whether one of the folder's other plugins knows an account by it."""
        if not isinstance(self.password, str):
            return False
        credentials = {"login": self.login, "password": self.password}
        plugins = self.folder.plugins.listPlugins(IAuthenticationPlugin)
        others = (plugin for name, plugin in plugins if name != PLUGIN)
        return any(plugin.authenticateCredentials(credentials) for plugin in others)


@implementer(IAuthenticationPlugin)
class LoginAttempts(BasePlugin):
    """Knows nobody; refuses who has failed too often."""

    meta_type = "Kultura Login Attempts"

    def __init__(self, id: str) -> None:
        self._setId(id)

    def authenticateCredentials(self, credentials: Mapping[str, Any]) -> None:
        """Raise ``TooManyAttempts`` for a login name and a password that come too often."""
        login, request = credentials.get("login"), getRequest()
        if request is None or "password" not in credentials or not isinstance(login, str):
            return
        wait = ATTEMPTS.wait(login, request.getClientAddr())
        if wait:
            speak(request)
            raise too_many(wait)
        attempt = Attempt(aq_parent(aq_inner(self)), login, credentials["password"])
        request.environ.setdefault(MADE, {}).setdefault(login, []).append(attempt)


def too_many(wait: int) -> TooManyAttempts:
    """Say how long to wait."""
    minutes = -(-wait // 60)
    return TooManyAttempts(
        _(
            "refused_attempts",
            default="Too many attempts to log in. Try again in ${minutes} min.",
            mapping={"minutes": str(minutes)},
        ),
        wait=wait,
    )


def judge_success(event: IPubSuccess) -> None:
    """Count the attempts of a request that was answered."""
    judge(event.request)


def judge_failure(event: IPubFailure) -> None:
    """Count the attempts of a request that was refused; one that is tried again comes back."""
    if not event.retry:
        judge(event.request)


def judge(request: HTTPRequest) -> None:
    """Count what was attempted: right for whom the request was served to, or who is known by it."""
    made = request.environ.pop(MADE, {})
    name = served_to(request) if made else None
    for login, attempts in made.items():
        served = name is not None and login.casefold() == name.casefold()
        right = served or any(attempt.is_right() for attempt in attempts)
        outcome = ATTEMPTS.succeeded if right else ATTEMPTS.failed
        outcome(login, request.getClientAddr())


def served_to(request: HTTPRequest) -> str | None:
    """Return the login name of whom a request was served to, None where it was nobody."""
    user = request.get("AUTHENTICATED_USER") or getSecurityManager().getUser()
    return user.getUserName() if user is not None and user.getId() is not None else None


def right(request: HTTPRequest, login: str) -> None:
    """Take an attempt for right whose request was not served to that account yet."""
    request.environ.get(MADE, {}).pop(login, None)
    ATTEMPTS.succeeded(login, request.getClientAddr())


def install_with_profile(event: IProfileImportedEvent) -> None:
    """Put the plugin where people log in when the site is set up, and take it out again."""
    profile = event.profile_id.removeprefix("profile-")
    if profile == "kultura:default":
        install(getSite())
    elif profile == "kultura:uninstall":
        uninstall(getSite())


def install(site: Any) -> None:
    """Put the plugin first among those of the site's user folder, and of the folders above it."""
    for folder in user_folders(site):
        if PLUGIN not in folder.objectIds():
            folder._setObject(PLUGIN, LoginAttempts(PLUGIN))
        plugins = folder.plugins
        if PLUGIN not in plugins.listPluginIds(IAuthenticationPlugin):
            plugins.activatePlugin(IAuthenticationPlugin, PLUGIN)
            plugins.movePluginsTop(IAuthenticationPlugin, [PLUGIN])


def uninstall(site: Any) -> None:
    """Take the plugin out again, of the site alone: the root may serve other sites."""
    folder = next(user_folders(site))
    if PLUGIN in folder.objectIds():
        folder.plugins.deactivatePlugin(IAuthenticationPlugin, PLUGIN)
        folder._delObject(PLUGIN)


def user_folders(place: Any) -> Iterator[Any]:
    """Yield the user folder of a place and those above it."""
    while place is not None:
        folder = getattr(place, "acl_users", None)
        if folder is not None and hasattr(folder, "plugins"):
            yield folder
        place = aq_parent(aq_inner(place))
