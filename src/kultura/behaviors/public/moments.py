"""Times of the public record: in the region's zone, as a plain offset."""

from DateTime import DateTime
from datetime import datetime
from kultura.behaviors.approval import approved_at
from kultura.behaviors.approval import needs_approval
from kultura.behaviors.fields.moments import fixed
from kultura.behaviors.zone import region_zone
from typing import Any


def local(moment: datetime | None) -> datetime | None:
    """Return ``moment`` as the region's clocks show it."""
    return None if moment is None else fixed(moment.astimezone(region_zone()))


def published_at(obj: Any) -> datetime | None:
    """Return when ``obj`` was approved last; what needs no approval was public from its start."""
    if needs_approval(obj):
        approved = approved_at(obj)
        return _datetime(approved) if approved else None
    return _datetime(obj.created())


def changed_at(obj: Any) -> datetime | None:
    """Return when ``obj`` was last changed."""
    return _datetime(obj.modified())


def _datetime(moment: DateTime) -> datetime:
    return local(moment.asdatetime().replace(microsecond=0))
