"""Two museums with their people, for tests of what one may and the other may not."""

from plone import api
from Products.CMFPlone.tests.utils import MockMailHost
from Products.MailHost.interfaces import IMailHost
from zope.component import getSiteManager


PASSWORD = "Correct-horse-9"


def person(name: str, *groups: str) -> str:
    """Make an account in groups; return its id."""
    api.user.create(
        email=f"{name}@example.org",
        username=name,
        password=PASSWORD,
        properties={"fullname": name.title()},
    )
    for group in groups:
        api.group.add_user(groupname=group, username=name)
    return name


def open_museums(portal) -> None:
    """Open two museums, each with an editor and a manager, and make a regional administrator."""
    with api.env.adopt_roles(roles=["Manager"]):
        for name in ("muzeum", "zamek"):
            api.content.create(portal, "Museum", name, title=name.title())
            person(f"{name}-editor", f"{name}-editors")
            person(f"{name}-manager", f"{name}-managers")
        person("region", "regional-administrators")


def collect_mail(portal) -> MockMailHost:
    """Let the site send mail, and keep what it sends in ``messages``."""
    api.portal.set_registry_record("plone.smtp_host", "localhost")
    api.portal.set_registry_record("plone.email_from_address", "region@example.org")
    portal.MailHost = host = MockMailHost("MailHost")
    sites = getSiteManager(portal)
    sites.unregisterUtility(provided=IMailHost)
    sites.registerUtility(host, provided=IMailHost)
    return portal.MailHost
