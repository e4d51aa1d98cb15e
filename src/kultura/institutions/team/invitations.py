"""Invites people to a team by e-mail; who accepts gets their place, nobody before.

An invitation is a token sent to the address. Whoever holds it has read that mailbox, so it is all
that is trusted: no account is looked up by its address, which nobody has confirmed, and nothing
tells the manager who has an account before they accept.
"""

from collections.abc import Iterator
from collections.abc import MutableMapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hashlib import sha256
from kultura.institutions.groups import ROLES
from kultura.institutions.team.mail import can_send
from kultura.institutions.team.mail import send_invitation
from kultura.institutions.team.members import authorize
from kultura.institutions.team.members import MANAGE_TEAM
from kultura.institutions.team.members import settle
from kultura.institutions.team.refusals import no_address
from kultura.institutions.team.refusals import no_invitation
from kultura.institutions.team.refusals import no_mail
from kultura.institutions.team.refusals import no_such_role
from kultura.institutions.team.refusals import too_many_invitations
from persistent.mapping import PersistentMapping
from plone import api
from secrets import token_urlsafe
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kultura.invitations"
DAYS = 14
MOST = 100


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What a section's manager offers to the owner of an address; ``until`` is an ISO time."""

    section: str
    email: str
    name: str
    team: str
    inviter: str
    until: str


def invite(section: Any, email: str, name: str, team: str) -> None:
    """Offer a place in the team to whoever reads this address; the mail leaves after the commit."""
    authorize(section)
    check(section, email, team)
    withdraw_from(section, email)
    token = token_urlsafe(32)
    invitation = Invitation(
        section=section.UID(),
        email=email,
        name=name,
        team=team,
        inviter=api.user.get_current().getId(),
        until=(datetime.now(UTC) + timedelta(days=DAYS)).isoformat(),
    )
    _stored()[_key(token)] = asdict(invitation)
    send_invitation(section, email, token, DAYS)


def check(section: Any, email: str, team: str) -> None:
    """Refuse an invitation that cannot be right or cannot be sent."""
    if team not in ROLES:
        raise no_such_role(team)
    if not api.portal.get_tool("portal_registration").isValidEmail(email):
        raise no_address(email)
    if not can_send():
        raise no_mail()
    if len(open_invitations(section)) >= MOST:
        raise too_many_invitations(MOST)


def open_invitations(section: Any) -> dict[str, Invitation]:
    """Return a section's invitations that nobody has accepted yet, by their keys."""
    authorize(section)
    return {key: one for key, one in _valid() if one.section == section.UID()}


def withdraw(section: Any, key: str) -> None:
    """Take an invitation back; raises TeamRefused where the section has none of that key."""
    if key not in open_invitations(section):
        raise no_invitation()
    del _stored()[key]


def withdraw_from(section: Any, email: str) -> None:
    """Take back what was offered to an address before, and forget what has expired anywhere."""
    kept = {
        key
        for key, one in _valid()
        if one.section != section.UID() or one.email.casefold() != email.casefold()
    }
    for key in set(_stored()) - kept:
        del _stored()[key]


def find(token: str) -> tuple[Invitation, Any]:
    """Return the invitation of a token, and its section; raises TeamRefused where it is void.

    It is void as well when its section is gone, or who sent it no longer manages the team.
    """
    invitation = dict(_valid()).get(_key(token))
    section = _section(invitation.section) if invitation else None
    if section is None or not _may_invite(invitation.inviter, section):
        raise no_invitation()
    return invitation, section


def accept(token: str, user_id: str) -> Any:
    """Give a person the place that was offered, use the invitation up, return the section."""
    invitation, section = find(token)
    settle(section, user_id, invitation.team)
    del _stored()[_key(token)]
    return section


def _may_invite(user_id: str, section: Any) -> bool:
    site = api.portal.get()
    folders = (site.acl_users, site.getPhysicalRoot().acl_users)
    users = (folder.getUserById(user_id) for folder in folders)
    user = next((found for found in users if found is not None), None)
    return user is not None and bool(user.has_permission(MANAGE_TEAM, section))


def _section(uid: str) -> Any | None:
    # Whoever was invited may not see it yet: a section may be suspended, the cms closed.
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def _valid() -> Iterator[tuple[str, Invitation]]:
    now = datetime.now(UTC)
    for key, stored in IAnnotations(api.portal.get()).get(KEY, {}).items():
        invitation = Invitation(**stored)
        if datetime.fromisoformat(invitation.until) > now:
            yield key, invitation


def _stored() -> MutableMapping[str, dict[str, str]]:
    return IAnnotations(api.portal.get()).setdefault(KEY, PersistentMapping())


def _key(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
