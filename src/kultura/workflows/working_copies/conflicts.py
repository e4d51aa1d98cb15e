"""What a working copy and its original both changed, and how an editor settles it."""

from collections.abc import Mapping
from kultura.workflows.working_copies.base import base_of
from kultura.workflows.working_copies.base import keep_base
from kultura.workflows.working_copies.bookkeeping import is_bookkeeping
from kultura.workflows.working_copies.bookkeeping import with_bookkeeping
from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.differences import differences
from kultura.workflows.working_copies.errors import InConflict
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.merge import Decide
from kultura.workflows.working_copies.merge import decisions
from kultura.workflows.working_copies.merge import merge
from kultura.workflows.working_copies.merge import Merged
from kultura.workflows.working_copies.merge import Side
from kultura.workflows.working_copies.merge import undecided
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.values import values_of
from kultura.workflows.working_copies.values import write_values
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.interfaces import IDexterityContent
from zope.event import notify
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.lifecycleevent import ObjectModifiedEvent


def original_of(working_copy: IDexterityContent) -> IDexterityContent | None:
    """Return the item that a working copy proposes to change, or None where it is gone."""
    return ICheckinCheckoutPolicy(working_copy).getBaseline()


def merged_values(
    working_copy: IDexterityContent, original: IDexterityContent, decide: Decide = undecided
) -> Merged:
    """Merge all fields of a working copy and its original; the value is a mapping by field."""
    mine, theirs = values_of(working_copy), values_of(original)
    return merge(base_of(working_copy), mine, theirs, decide=with_bookkeeping(decide))


def proposed_changes(working_copy: IDexterityContent) -> dict[str, tuple[Difference, ...]]:
    """Return, by field, what publishing the working copy would change in its original now."""
    original = original_of(working_copy)
    if original is None:
        return {}
    found = differences(values_of(original), merged_values(working_copy, original).value)
    told = {
        name: tuple(each for each in changes if not is_bookkeeping((name, *each.path)))
        for name, changes in found.items()
    }
    return {name: changes for name, changes in told.items() if changes}


def conflicts(working_copy: IDexterityContent) -> tuple[Conflict, ...]:
    """Return what was changed in the working copy and, differently, in its original since."""
    original = original_of(working_copy)
    return merged_values(working_copy, original).conflicts if original is not None else ()


def has_conflicts(working_copy: IDexterityContent) -> bool:
    """Tell whether a person has to decide before the working copy can be published."""
    return bool(conflicts(working_copy))


def refuse_conflicts(working_copy: IDexterityContent) -> None:
    """Raise ``InConflict``, naming the fields, where there are any."""
    names = list(dict.fromkeys(conflict.field for conflict in conflicts(working_copy)))
    if names:
        raise InConflict([_title(working_copy, name) for name in names])


def rebase(working_copy: IDexterityContent, choices: Mapping[str, Side]) -> tuple[Conflict, ...]:
    """Take the original's changes into the working copy, and return the conflicts that remain.

    ``choices`` says by path (``schedule/37/status``) or field which side is right. A field with
    an undecided conflict is left as it is, in the working copy and in the base.
    """
    original = original_of(working_copy)
    if original is None:
        return ()
    merged = merged_values(working_copy, original, decisions(choices))
    open_fields = {conflict.field for conflict in merged.conflicts}
    settled = {name: value for name, value in merged.value.items() if name not in open_fields}
    write_values(working_copy, settled, source=original)
    theirs = values_of(original)
    moved = {name: theirs[name] for name in settled if name in theirs}
    keep_base(working_copy, {**base_of(working_copy), **moved})
    notify(ObjectModifiedEvent(working_copy))
    return merged.conflicts


def _title(content: IDexterityContent, name: str) -> str:
    return translate(fields_of(content)[name].field.title, context=getRequest())
