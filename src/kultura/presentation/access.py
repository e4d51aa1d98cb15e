"""Access levels on the pages of the cms: who has no account sees what the public API shows."""

from dataclasses import replace
from kultura.records.record import Record
from plone import api
from typing import Any


OPEN = "open"


def withholds_media(described: Any) -> bool:
    """Say whether an item's, or a record's, pictures and files are not for the current user."""
    return (getattr(described, "access", None) or OPEN) != OPEN and api.user.is_anonymous()


def as_seen(record: Record) -> Record:
    """Return a record as the current user may see it."""
    return replace(record, images=(), attachments=()) if withholds_media(record) else record
