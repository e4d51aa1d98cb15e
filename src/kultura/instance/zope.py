"""The site opened in this process, as commands and workers need it: a request, a user, no server.

A process opens it once: Zope cannot be started twice. Nothing is committed for the caller.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.instance import environment
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql.database import database
from kultura.settings import Settings
from kultura.settings.model import SITE_ID
from typing import Any
from urllib.parse import urlsplit


@contextmanager
def zope_app(settings: Settings) -> Iterator[Any]:
    """Open Zope's root object with a request, the database running for as long as the block."""
    with database(settings):
        start_zope(settings)
        import transaction
        import Zope2

        app = with_request(Zope2.app(), settings)
        try:
            yield app
        finally:
            transaction.abort()
            leave(app)
            for opened in Zope2.opened:
                opened.close()


@contextmanager
def zope_site(settings: Settings, user: str | None = None) -> Iterator[Any]:
    """Open the region's site as `user`, the site administrator unless told otherwise."""
    with zope_app(settings) as app:
        site = enter_site(app)
        with as_user(site, user or settings.default_context.initial_user_name):
            yield site


@contextmanager
def as_user(site: Any, name: str) -> Iterator[Any]:
    """Act as a named user in the block; gives the user."""
    from AccessControl.SecurityManagement import getSecurityManager
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.SecurityManagement import setSecurityManager

    before = getSecurityManager()
    user = find_user(site, name)
    newSecurityManager(site.REQUEST, user)
    try:
        yield user
    finally:
        setSecurityManager(before)


def find_user(site: Any, name: str) -> Any:
    """Find a user by login name in the site, else in Zope's root; raises InstanceError."""
    for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
        user = folder.getUser(name)
        if user is not None:
            return user if hasattr(user, "aq_base") else user.__of__(folder)
    raise InstanceError(f"There is no user {name}: kultura user add {name}")


def start_zope(settings: Settings) -> None:
    """Start Zope from etc/zope.conf, once in a process."""
    configuration = settings.etc / "zope.conf"
    if not configuration.is_file():
        raise InstanceError(f"There is no instance in {settings.home}: run kultura init first.")
    environment.enter(settings)
    from Zope2.Startup.run import configure_wsgi

    configure_wsgi(str(configuration))


def with_request(app: Any, settings: Settings) -> Any:
    """Give the root object a request whose addresses are those of `kultura.cms_url`."""
    from Testing.makerequest import makerequest
    from zope.globalrequest import setRequest

    app = makerequest(app)
    address = urlsplit(settings.kultura.cms_url)
    port = address.port or (443 if address.scheme == "https" else 80)
    app.REQUEST.setServerURL(address.scheme, address.hostname, port)
    if address.path != f"/{SITE_ID}":
        app.REQUEST.set("PARENTS", [app])
        app.REQUEST.setVirtualRoot([part for part in address.path.split("/") if part])
        app.REQUEST.set("VirtualRootPhysicalPath", ("", SITE_ID))
    setRequest(app.REQUEST)
    return app


def enter_site(app: Any) -> Any:
    """Give the region's site, its components and browser layers in force."""
    from zope.component.hooks import setSite
    from zope.event import notify
    from zope.traversing.interfaces import BeforeTraverseEvent

    if SITE_ID not in app:
        raise InstanceError("There is no region yet: run kultura create-region first.")
    site = app[SITE_ID]
    setSite(site)
    notify(BeforeTraverseEvent(site, app.REQUEST))
    return site


def leave(app: Any) -> None:
    """Forget the request, the site and the user, and give the connection back."""
    from AccessControl.SecurityManagement import noSecurityManager
    from zope.component.hooks import setSite
    from zope.globalrequest import clearRequest

    noSecurityManager()
    setSite(None)
    clearRequest()
    app.REQUEST.close()
    if app._p_jar is not None:
        app._p_jar.close()
