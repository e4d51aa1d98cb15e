"""An account for who accepts an invitation and has none: with the address that was invited."""

from itertools import count
from kultura.institutions.team.invitations import Invitation
from kultura.institutions.team.refusals import no_password
from plone import api
from plone.i18n.normalizer import idnormalizer


def open_account(invitation: Invitation, name: str, password: str) -> str:
    """Make an account with the invitation's address; return its id, which is its login name."""
    registration = api.portal.get_tool("portal_registration")
    wrong = registration.testPasswordValidity(password)
    if not password or wrong:
        raise no_password(wrong)
    user_id = free_id(invitation.email)
    properties = {"username": user_id, "email": invitation.email, "fullname": name}
    registration.addMember(user_id, password, properties=properties)
    return user_id


def free_id(email: str) -> str:
    """Return an id made from the address that no account and no group has."""
    registration = api.portal.get_tool("portal_registration")
    stem = idnormalizer.normalize(email.partition("@")[0]) or "user"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in candidates if registration.isMemberIdAllowed(one))
