"""The mail that carries an invitation, in the site's language."""

from email.utils import formataddr
from kultura import settings
from kultura.i18n import _
from kultura.interfaces import IOutbox
from plone import api
from typing import Any
from zope.component import getUtility
from zope.i18n import translate
from zope.i18nmessageid import Message


SUBJECT = _("mail_invitation_subject", default="Invitation to the team of ${institution}")
BODY = _(
    "mail_invitation",
    default="${inviter} invites you to write for ${institution}.\n\n"
    "Accept within ${days} days here:\n${link}\n\n"
    "Log in there with your account, or make one.\n"
    "If you did not expect this, do nothing.\n",
)


def can_send() -> bool:
    """Say whether the site has a mail server and an address to write from."""
    return bool(_setting("smtp_host") and _setting("email_from_address"))


def send_invitation(section: Any, email: str, token: str, days: int) -> None:
    """Queue the mail; it leaves after the commit."""
    inviter = api.user.get_current()
    words = {
        "institution": section.title,
        "inviter": inviter.getProperty("fullname") or inviter.getUserName(),
        "days": str(days),
        "link": f"{site_url()}/@@invitation?token={token}",
    }
    getUtility(IOutbox).send(
        _said(BODY, words),
        mto=email,
        mfrom=sender(),
        subject=" ".join(_said(SUBJECT, words).split()),
    )


def sender() -> str:
    """Return whom the site's mails are from."""
    return formataddr((_setting("email_from_name") or "", _setting("email_from_address")))


def site_url() -> str:
    """Return the site's configured address: never one that a request has named."""
    return settings.current().kultura.cms_url or api.portal.get().absolute_url()


def _said(message: Message, words: dict[str, str]) -> str:
    return translate(
        Message(message, mapping=words), target_language=api.portal.get_default_language()
    )


def _setting(name: str) -> str | None:
    return api.portal.get_registry_record(f"plone.{name}", default=None)
