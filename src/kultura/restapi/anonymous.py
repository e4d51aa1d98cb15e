"""The switch for people without an account: off, the cms shows them the login page and no more.

The public reads from the reader. A site that shows its own pages to everybody, as the demo does,
turns it on: ``kultura.cms_anonymous`` in instance.yaml, or the site's registry record of that name.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from kultura import settings
from plone.registry.interfaces import IRegistry
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.interfaces import ISiteRoot
from urllib.parse import unquote
from zope.component import queryUtility
from zope.interface import Interface
from ZPublisher.HTTPRequest import HTTPRequest


RECORD = "kultura.cms_anonymous"


class IOpenToAnonymous(Interface):
    """Marks a view that people without an account may always use, as they log in."""


#: Views for logging in and accepting invitations, and what a browser or a monitor asks for.
OPEN_VIEWS = frozenset(
    {
        "favicon.ico",
        "failsafe_login",
        "failsafe_login_form",
        "insufficient-privileges",
        "invitation",
        "logged-out",
        "login",
        "login-help",
        "login_form",
        "logout",
        "mail_password",
        "mail_password_form",
        "mail_password_response",
        "ok",
        "passwordreset",
        "plone-logo.svg",
        "require_login",
        "robots.txt",
        "site-logo",
        "GET_application_json_@login",
        "POST_application_json_@login",
    }
)

#: Traversers below which there are files of packages: style sheets, scripts, icons, fonts.
STATIC = ("++plone++", "++resource++", "++theme++", "++webresource++", "++unique++")


def is_on() -> bool:
    """Return whether people without an account may use the cms."""
    if settings.current().kultura.cms_anonymous:
        return True
    registry = queryUtility(IRegistry)
    return bool(registry is not None and registry.get(RECORD, False))


def check(request: HTTPRequest) -> None:
    """Raise ``Unauthorized`` for a request without an account, unless it may have what it wants."""
    if getSecurityManager().getUser().getId() is None and not is_on() and not _is_open(request):
        raise Unauthorized("Log in first.")


def _is_open(request: HTTPRequest) -> bool:
    published = request["PUBLISHED"]
    name = getattr(published, "__name__", None)
    return name in OPEN_VIEWS or IOpenToAnonymous.providedBy(published) or _is_static(request)


def _is_static(request: HTTPRequest) -> bool:
    # A persistent resource folder acquires: content below it is content all the same.
    on_the_way = [request["PUBLISHED"], *request["PARENTS"]]
    return any(unquote(step).startswith(STATIC) for step in request.steps) and not any(
        IContentish.providedBy(each) and not ISiteRoot.providedBy(each) for each in on_the_way
    )
