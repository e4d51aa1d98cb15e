"""What an item changes against an earlier version, in words an approver reads.

Rows of a schedule, pictures, relations, translations and attachments are told by row and column;
texts word by word.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.behaviors.fields.references import IReference
from kultura.behaviors.fields.references import IReferences
from kultura.i18n import _
from kultura.review.words import changed_words
from kultura.review.words import Piece
from kultura.workflows.working_copies.bookkeeping import is_bookkeeping
from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.differences import differences
from kultura.workflows.working_copies.values import values_of
from kultura.workflows.working_copies.wording import field_at
from kultura.workflows.working_copies.wording import row_title
from kultura.workflows.working_copies.wording import said
from kultura.workflows.working_copies.wording import titles
from typing import Any
from typing import Final
from zope.i18nmessageid import Message
from zope.schema.interfaces import IField


REORDERED: Final = _("change_reordered", default="The order is another.")
LONGEST: Final = 100_000  # characters of one value


@dataclass(frozen=True)
class Change:
    """One thing that differs: where it is, and its words with what came and went."""

    where: tuple[str, ...]
    kind: str
    pieces: tuple[Piece, ...]
    told: Message | None = None


def changes_since(obj: Any, old: Mapping[str, Any]) -> list[Change]:
    """Return what an item says differently from earlier values, in the order of its form."""
    return list(_changes(obj, differences(old, values_of(obj))))


def _changes(obj: Any, found: Mapping[str, tuple[Difference, ...]]) -> Iterator[Change]:
    for name, field_changes in found.items():
        for difference in field_changes:
            if not is_bookkeeping((name, *difference.path)):
                yield _change(obj, name, difference)


def _change(obj: Any, name: str, difference: Difference) -> Change:
    where = tuple(_where(obj, name, difference))
    if difference.kind == "reordered":
        return Change(where, difference.kind, (), REORDERED)
    return Change(where, difference.kind, tuple(_pieces(obj, name, difference)))


def _where(obj: Any, name: str, difference: Difference) -> list[str]:
    found = titles(obj, (name, *difference.path))
    if len(difference.path) == 1 and isinstance(difference.old, Mapping):
        rows = field_at(obj, (name,))  # a row that is gone has no title in the item
        found[-1] = row_title(difference.old, getattr(rows, "row_schema", None))
    return found


def _pieces(obj: Any, name: str, difference: Difference) -> list[Piece]:
    field = field_at(obj, (name, *difference.path))
    old, new = (said(field, value)[:LONGEST] for value in (difference.old, difference.new))
    if old == new and not names_items(
        field
    ):  # a link's target, a picture in the text: the words alone do not show it
        old, new = (_source(value) for value in (difference.old, difference.new))
    if difference.kind == "added":
        return [Piece("added", new)]
    if difference.kind == "removed":
        return [Piece("removed", old)]
    return changed_words(old, new) if old != new else [Piece("removed", old), Piece("added", new)]


def names_items(field: IField | None) -> bool:
    """Tell whether a field's values are identifiers of items, which say nothing to a person."""
    return IReference.providedBy(field) or IReferences.providedBy(field)


def _source(value: Any) -> str:
    return str(value)[:LONGEST] if value is not None else ""
