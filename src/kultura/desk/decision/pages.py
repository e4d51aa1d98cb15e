"""What proposed changes do to the pages of an object, as differences before the approver."""

from kultura.i18n import _
from kultura.pages.proposing import proposed_page_changes
from kultura.pages.wording import FIELD_NAMES
from kultura.pages.wording import in_a_row
from kultura.pages.wording import said_in_short
from kultura.pages.wording import Told
from kultura.pages.wording import where
from kultura.review.changes import Change
from kultura.review.words import Piece
from typing import Any
from typing import Final
from zope.i18n import translate


PAGES: Final = _("change_pages", default="Pages")


def changed_pages(obj: Any, request: Any) -> list[Change]:
    """Return what publishing proposed changes would do to pages; the same in a row is told once."""
    return [_change(told, request) for told in in_a_row(proposed_page_changes(obj), request)]


def _change(told: Told, request: Any) -> Change:
    titles = (PAGES, where(told), FIELD_NAMES[told.field])
    pieces = [
        Piece(kind, said_in_short(values))
        for kind, values in (("removed", told.old), ("added", told.new))
        if values
    ]
    return Change(
        tuple(translate(one, context=request) for one in titles), "changed", tuple(pieces)
    )
