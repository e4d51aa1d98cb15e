"""What a person has seen of a list that grows."""

from datetime import datetime
from datetime import UTC
from kultura.review.bookkeeping import bookkeeping
from kultura.store import visits
from plone import api


def seen_until(page: str) -> datetime | None:
    """Return until when the current user has seen a page's list; None for never."""
    with bookkeeping() as cursor:
        return visits.seen_until(cursor, api.user.get_current().getId(), page)


def see(page: str) -> None:
    """Note that the current user has seen a page's list as it is now."""
    with bookkeeping() as cursor:
        visits.see(cursor, api.user.get_current().getId(), page, datetime.now(UTC))
