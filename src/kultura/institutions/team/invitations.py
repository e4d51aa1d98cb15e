"""Invites people to a team by e-mail, making an account for who has none.

The answer is the same either way, so that inviting tells nobody which accounts exist.
"""

from email.utils import formataddr
from itertools import count
from kultura import settings
from kultura.i18n import _
from kultura.institutions.groups import ROLES
from kultura.institutions.team.members import authorize
from kultura.institutions.team.members import put
from kultura.institutions.team.refusals import no_address
from kultura.institutions.team.refusals import no_mail
from kultura.institutions.team.refusals import no_such_role
from kultura.interfaces import IOutbox
from plone import api
from plone.i18n.normalizer import idnormalizer
from typing import Any
from zope.component import getUtility
from zope.i18n import translate
from zope.i18nmessageid import Message


SUBJECT = _("mail_invitation_subject", default="Invitation to the team of ${institution}")
TO_NEW = _(
    "mail_invitation_new",
    default="${inviter} invites you to write for ${institution}.\n\n"
    "Choose your password here, within ${days} days:\n${link}\n\n"
    "Then log in as ${login} at\n${site}\n",
)
TO_KNOWN = _(
    "mail_invitation_known",
    default="${inviter} has added you to the team of ${institution}.\n\n"
    "Log in with your own account at\n${site}\n",
)


def invite(section: Any, email: str, name: str, team: str) -> None:
    """Put the person with this e-mail address into the team and write to them after the commit."""
    authorize(section)
    check(email, team)
    user_id = account_of(email)
    if user_id is None:
        user_id = open_account(email, name)
        put(section, user_id, team)
        send(section, email, TO_NEW, **password_link(user_id), login=user_id)
    else:
        put(section, user_id, team)
        send(section, email, TO_KNOWN)


def check(email: str, team: str) -> None:
    """Refuse an invitation that cannot be right or cannot be sent."""
    if team not in ROLES:
        raise no_such_role(team)
    if not api.portal.get_tool("portal_registration").isValidEmail(email):
        raise no_address(email)
    if not (_setting("smtp_host") and _setting("email_from_address")):
        raise no_mail()


def account_of(email: str) -> str | None:
    """Return the id of the account with exactly this e-mail address, in any case."""
    found = api.portal.get_tool("acl_users").searchUsers(email=email)
    wanted = email.casefold()
    return next((u["userid"] for u in found if u.get("email", "").casefold() == wanted), None)


def open_account(email: str, name: str) -> str:
    """Make an account without a usable password; return its id."""
    registration = api.portal.get_tool("portal_registration")
    user_id = free_id(email)
    registration.addMember(
        user_id,
        registration.generatePassword(),
        properties={"username": user_id, "email": email, "fullname": name},
    )
    return user_id


def free_id(email: str) -> str:
    """Return an id made from the address that no account and no group has."""
    registration = api.portal.get_tool("portal_registration")
    stem = idnormalizer.normalize(email.partition("@")[0]) or "user"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in candidates if registration.isMemberIdAllowed(one))


def password_link(user_id: str) -> dict[str, str]:
    """Return the address at which a person chooses a password, and for how many days."""
    tool = api.portal.get_tool("portal_password_reset")
    reset = tool.requestReset(user_id)
    return {
        "link": f"{site_url()}/passwordreset/{reset['randomstring']}?userid={user_id}",
        "days": str(tool.getExpirationTimeout()),
    }


def site_url() -> str:
    """Return the site's configured address: never one that a request has named."""
    return settings.current().kultura.cms_url or api.portal.get().absolute_url()


def send(section: Any, email: str, body: Message, **words: str) -> None:
    """Queue a mail about a section's team in the site's language; it leaves after the commit."""
    inviter = api.user.get_current()
    words |= {
        "institution": section.title,
        "inviter": inviter.getProperty("fullname") or inviter.getUserName(),
        "site": site_url(),
    }
    getUtility(IOutbox).send(
        _said(body, words),
        mto=email,
        mfrom=formataddr((_setting("email_from_name") or "", _setting("email_from_address"))),
        subject=_said(SUBJECT, words).replace("\n", " "),
    )


def _said(message: Message, words: dict[str, str]) -> str:
    return translate(
        Message(message, mapping=words), target_language=api.portal.get_default_language()
    )


def _setting(name: str) -> str | None:
    return api.portal.get_registry_record(f"plone.{name}", default=None)
