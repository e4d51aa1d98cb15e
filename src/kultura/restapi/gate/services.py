"""Who may use a service at all, where that is more than the content's own permissions say."""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from Products.CMFCore.permissions import ManagePortal
from zope.component.hooks import getSite


#: Services for managers: they name other sites, or send mail that nobody asked for.
MANAGERS = frozenset({"@email-notification", "@email-send", "@sites"})

#: Services that strangers have no use for: they name accounts, or search in links.
ACCOUNTS = frozenset({"@linkintegrity", "@relations", "@userschema"})


def check(service: str) -> None:
    """Raise ``Unauthorized`` for a service that is not for the caller."""
    manager = getSecurityManager()
    if service in MANAGERS and not manager.checkPermission(ManagePortal, getSite()):
        raise Unauthorized("Only managers may use this service.")
    if service in ACCOUNTS and manager.getUser().getId() is None:
        raise Unauthorized("Log in first.")
