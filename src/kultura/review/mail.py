"""Mails about decisions, to who submitted the item; they leave after the commit.

Written in the language the person has chosen, else the site's. Nobody is told what they decided
themselves, and an import or a run gives one mail, not thousands.
"""

from email.utils import formataddr
from kultura.i18n import _
from kultura.imports.writing.runs import facts_of
from kultura.institutions.team.mail import can_send
from kultura.institutions.team.mail import sender
from kultura.institutions.team.mail import site_url
from kultura.interfaces import IOutbox
from kultura.review.people import name_of
from kultura.workflows.history import submitter
from kultura.workflows.working_copies.conflicts import original_of
from plone import api
from plone.app.iterate.interfaces import ICheckinEvent
from plone.app.iterate.interfaces import IWorkingCopy
from plone.dexterity.interfaces import IDexterityContent
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from typing import Final
from zope.component import getUtility
from zope.i18n import translate
from zope.i18nmessageid import Message


APPROVED: Final = (
    _("mail_approved_subject", default="Approved: ${title}"),
    _(
        "mail_approved",
        default="Hello ${name},\n\n${person} approved “${title}”. It is public now:\n"
        "${link}\n${comment}",
    ),
)
RETURNED: Final = (
    _("mail_returned_subject", default="To be changed: ${title}"),
    _(
        "mail_returned",
        default="Hello ${name},\n\n${person} returned “${title}” to you, to be changed:\n"
        "${comment}\nChange it here and submit it again:\n${link}\n",
    ),
)
RUN_APPROVED: Final = (
    _("mail_run_approved_subject", default="Import approved: ${title}"),
    _(
        "mail_run_approved",
        default="Hello ${name},\n\n${person} approved the import of “${title}”.\n"
        "Approved: ${done}. Could not be: ${refused}.\n${comment}",
    ),
)
RUN_RETURNED: Final = (
    _("mail_run_returned_subject", default="Import to be changed: ${title}"),
    _(
        "mail_run_returned",
        default="Hello ${name},\n\n${person} returned the import of “${title}”.\n"
        "Returned: ${done}. Could not be: ${refused}.\n${comment}",
    ),
)
TOLD: Final = {"publish": APPROVED, "request_changes": RETURNED}
TOLD_OF_RUN: Final = {"publish": RUN_APPROVED, "request_changes": RUN_RETURNED}


def tell_of_decision(obj: IDexterityContent, event: IAfterTransitionEvent) -> None:
    """Subscriber: tell who submitted an item what was decided."""
    action = event.transition.getId() if event.transition is not None else None
    said = event.kwargs or {}
    if action in TOLD and not said.get("quiet"):
        send(obj, TOLD[action], obj.absolute_url(), submitter(obj), said.get("comment") or "")


def tell_of_check_in(working_copy: IWorkingCopy, event: ICheckinEvent) -> None:
    """Subscriber: tell who proposed changes that they are public."""
    original = original_of(working_copy)
    send(original, APPROVED, original.absolute_url(), submitter(working_copy), event.message or "")


def tell_of_run(site: Any, item: dict[str, Any]) -> None:
    """Tell who ran an import that it is decided."""
    facts = facts_of(site, item["run"])
    decision = facts.get("decision") or {}
    words = {
        "title": str(facts.get("source") or item["run"]),
        "done": str(decision.get("done", 0)),
        "refused": str(len(decision.get("refused", ()))),
    }
    write(TOLD_OF_RUN[item["action"]], facts.get("user"), item["comment"], words)


def send(
    obj: Any, told: tuple[Message, Message], url: str, user_id: str | None, comment: str
) -> None:
    """Queue the mail about one item."""
    portal = api.portal.get()
    link = url.replace(portal.absolute_url(), site_url(), 1)
    write(told, user_id, comment, {"title": obj.title or obj.getId(), "link": link})


def write(
    told: tuple[Message, Message], user_id: str | None, comment: str, words: dict[str, str]
) -> None:
    """Queue a mail to a person, if there is an address, a server, and somebody else decided."""
    user = api.user.get(userid=user_id) if user_id else None
    decider = api.user.get_current().getId()
    if user is None or user_id == decider or not can_send() or not user.getProperty("email"):
        return
    language = user.getProperty("language") or api.portal.get_default_language()
    name = name_of(user_id)
    said = words | {"name": name, "person": name_of(decider), "comment": quoted(comment)}
    subject, body = (
        translate(Message(message, mapping=said), target_language=language) for message in told
    )
    getUtility(IOutbox).send(
        body,
        mto=formataddr((" ".join(name.split()), user.getProperty("email"))),
        mfrom=sender(),
        subject=" ".join(subject.split()),
    )


def quoted(comment: str) -> str:
    """Return a comment as mails quote what somebody else said."""
    lines = comment.strip().splitlines()
    return "\n" + "".join(f"> {line}\n" for line in lines) if lines else ""
