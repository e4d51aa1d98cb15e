"""The mails of people who forgot: a link that sets a new password, a reminder of a login name."""

from email import message_from_string
from kultura.accounts.background import later
from kultura.interfaces import IOutbox
from plone import api
from Products.CMFCore.permissions import SetOwnPassword
from Products.CMFPlone.browser.login.login_help import RequestUsername
from Products.CMFPlone.RegistrationTool import get_member_by_login_name
from typing import Any
from zope.component import getUtility

import logging


logger = logging.getLogger(__name__)


def request_password(login: str, request: Any) -> None:
    """Have a link sent to whoever logs in by this name; says nothing about whether one does."""
    later(send_password_link, login, request)


def request_login_name(email: str, request: Any) -> None:
    """Have the login name sent to this address; says nothing about whether one belongs to it."""
    later(send_login_name, email, request)


def send_password_link(site: Any, login: str) -> None:
    """Send the mail with a link that works by then; an unknown login is logged, without the name.

    Plone's own ``mailPassword`` hands the mail over before ZODB has the link.
    """
    member = get_member_by_login_name(site, login, raise_exceptions=False)
    if member is None or not may_have_link(site, member):
        logger.info("no password link was sent: no account that may have one")
        return
    reset = site.portal_password_reset.requestReset(member.getId())
    page = site.portal_registration.restrictedTraverse("@@mail_password_template")
    mail = message_from_string(page(member=member, reset=reset, charset="utf-8").strip())
    getUtility(IOutbox).send(
        mail.get_payload(), mto=mail["To"], mfrom=mail["From"], subject=mail["Subject"]
    )


def may_have_link(site: Any, member: Any) -> bool:
    """Tell whether somebody may set a password of their own and has an address to write to."""
    email = member.getProperty("email")
    return bool(
        email
        and site.portal_registration.isValidEmail(email)
        and api.user.has_permission("Mail forgotten password", obj=site)
        and api.user.has_permission(SetOwnPassword, user=member.getUser(), obj=site)
    )


def send_login_name(site: Any, email: str) -> None:
    """Send Plone's own reminder where exactly one account has the address."""
    found = site.acl_users.searchUsers(email=email, exact_match=True)
    if len(found) == 1:
        RequestUsername(site, site.REQUEST).send_username(site, found[0])
    else:
        logger.info("no login name was sent: %d accounts have that address", len(found))
