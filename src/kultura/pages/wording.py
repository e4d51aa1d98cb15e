"""Changes of pages in the words people read: in the history, and before the approver."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.i18n import _
from kultura.store.page_changes import ADDED
from kultura.store.page_changes import COVER
from kultura.store.page_changes import GONE
from kultura.store.page_changes import PageChange
from kultura.store.page_changes import POSITION
from kultura.vocabularies.factory import spoken_language
from kultura.vocabularies.site import label_of
from kultura.workflows.working_copies.wording import NO
from kultura.workflows.working_copies.wording import NOTHING
from kultura.workflows.working_copies.wording import YES
from typing import Any
from typing import Final
from zope.i18n import translate
from zope.i18nmessageid import Message


FIELD_NAMES: Final[Mapping[str, Message]] = {
    "type": _("page_field_type", default="Type"),
    "label": _("page_field_label", default="Printed number"),
    "rotation": _("page_field_rotation", default="Turned by"),
    "hidden": _("page_field_hidden", default="Hidden"),
    "reason": _("page_field_reason", default="Why it is hidden"),
    "rescan": _("page_field_rescan", default="To be scanned again"),
    "note": _("page_field_note", default="What is wrong with the scan"),
    POSITION: _("page_field_place", default="Place"),
    COVER: _("page_field_cover", default="Stands for all"),
    ADDED: _("page_field_added", default="New page"),
    GONE: _("page_field_gone", default="Taken away"),
}
PAGE_TYPES: Final = "page_types"
FLAGS: Final = frozenset({"hidden", "rescan"})


@dataclass(frozen=True)
class Told:
    """A change of one page, or the same of several in a row, from ``first`` to ``last``."""

    first: int
    last: int
    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def in_a_row(changes: Sequence[PageChange], request: Any) -> list[Told]:
    """Return changes in words; pages next to each other of which the same was changed are one."""
    return list(_in_a_row(sorted(changes, key=lambda one: (one.field, one.place)), request))


def where(told: Told) -> Message:
    """Return which pages a change is of."""
    if told.first == told.last:
        return _("pages_one", default="page ${place}", mapping={"place": told.first})
    mapping = {"first": told.first, "last": told.last}
    return _("pages_from_to", default="pages ${first}–${last}", mapping=mapping)


def said_in_short(values: Sequence[str]) -> str:
    """Return the values of pages in a row: what all say, or the first and the last."""
    different = list(dict.fromkeys(values))
    return different[0] if len(different) == 1 else f"{values[0]} … {values[-1]}"


def said(field: str, value: str | None, request: Any) -> str:
    """Return a value of the history in words."""
    if field in FLAGS:
        return translate(YES if value else NO, context=request)
    if field == "rotation":
        return f"{value}°"
    if field == COVER:
        return translate(YES, context=request)
    if field == "type" and value:
        return label_of(PAGE_TYPES, value, spoken_language())
    return value or NOTHING


def _in_a_row(changes: Sequence[PageChange], request: Any) -> Iterator[Told]:
    kept: list[PageChange] = []
    for one in changes:
        if kept and (one.field, one.place) != (kept[-1].field, kept[-1].place + 1):
            yield _told(kept, request)
            kept = []
        kept.append(one)
    if kept:
        yield _told(kept, request)


def _told(changes: Sequence[PageChange], request: Any) -> Told:
    field = changes[0].field
    old = () if field in (ADDED, COVER) else [said(field, one.old, request) for one in changes]
    new = () if field == GONE else [said(field, one.new, request) for one in changes]
    return Told(changes[0].place, changes[-1].place, field, tuple(old), tuple(new))
