"""What the current user typed into forms and has not saved: for the desk to lead back to it."""

from dataclasses import dataclass
from datetime import datetime
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.store.drafts import drafts_of
from plone import api
from typing import Any
from typing import Final


MOST: Final = 5
TITLE: Final = "form.widgets.IBasic.title"


@dataclass(frozen=True)
class Unsaved:
    """One form that was left."""

    title: str
    kind: str
    url: str
    saved: datetime


def unsaved() -> list[Unsaved]:
    """Return the forms the person left without saving, the latest first."""
    if not is_on() or api.user.is_anonymous():
        return []
    with bookkeeping() as cursor:
        found = drafts_of(cursor, api.user.get_current().getId(), MOST)
    shown = (_unsaved(*one) for one in found)
    return [one for one in shown if one is not None]


def _unsaved(form: str, fields: dict[str, Any], saved: datetime) -> Unsaved | None:
    """Return None where the item is gone, or no longer theirs."""
    uid, _slash, added = form.partition("/")
    brains = api.content.find(UID=uid)
    if not brains:
        return None
    brain = brains[0]
    portal_type = added or brain.portal_type
    fti = api.portal.get_tool("portal_types").get(portal_type)
    if fti is None:
        return None
    page = f"++add++{added}" if added else "edit"
    title = str(fields.get(TITLE) or "").strip() or ("" if added else brain.Title)
    return Unsaved(title, fti.Title(), f"{brain.getURL()}/{page}", saved)
