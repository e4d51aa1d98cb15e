"""The mails of people who forgot: a link that sets a new password, a reminder of a login name."""

from kultura.accounts.background import later
from Products.CMFPlone.browser.login.login_help import RequestUsername
from typing import Any

import logging


logger = logging.getLogger(__name__)


def request_password(login: str, request: Any) -> None:
    """Have a link sent to whoever logs in by this name; says nothing about whether one does."""
    later(send_password_link, login, request)


def request_login_name(email: str, request: Any) -> None:
    """Have the login name sent to this address; says nothing about whether one belongs to it."""
    later(send_login_name, email, request)


def send_password_link(site: Any, login: str) -> None:
    """Send Plone's own mail with a link; an unknown login is logged, without the name."""
    try:
        site.portal_registration.mailPassword(login, site.REQUEST)
    except ValueError as error:
        logger.info("no password link was sent: %s", error)


def send_login_name(site: Any, email: str) -> None:
    """Send Plone's own reminder where exactly one account has the address."""
    found = site.acl_users.searchUsers(email=email, exact_match=True)
    if len(found) == 1:
        RequestUsername(site, site.REQUEST).send_username(site, found[0])
    else:
        logger.info("no login name was sent: %d accounts have that address", len(found))
