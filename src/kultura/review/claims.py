"""Takes a pending item to oneself, and tells whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.review.people import name_of
from kultura.store import claims
from plone import api


@dataclass(frozen=True)
class Claim:
    """Who has an item, and until when."""

    person: str
    name: str
    until: datetime

    @property
    def is_mine(self) -> bool:
        """Tell whether the current user has it."""
        return self.person == api.user.get_current().getId()


def take(uid: str) -> bool:
    """Take an item for the current user; tell whether it is theirs now."""
    with bookkeeping() as cursor:
        return claims.take(cursor, uid, api.user.get_current().getId())


def release(uid: str) -> None:
    """Give an item of the current user's back."""
    with bookkeeping() as cursor:
        claims.release(cursor, uid, api.user.get_current().getId())


def claims_on(uids: Iterable[str]) -> dict[str, Claim]:
    """Return who has which of the items; nobody where there is no store."""
    if not is_on():
        return {}
    with bookkeeping() as cursor:
        held = claims.held(cursor, uids)
    return {uid: Claim(person, name_of(person), until) for uid, (person, until) in held.items()}
