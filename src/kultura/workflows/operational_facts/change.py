"""Changing operational facts of what is public: the one door for page, service and job."""

from AccessControl import getSecurityManager
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from kultura.behaviors.fields.refusals import refusal_of
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.fields.rows import check_column
from kultura.behaviors.fields.rows import Rows
from kultura.i18n import _
from kultura.workflows.history import add_entry
from kultura.workflows.operational_facts.events import OperationalFactsChanged
from kultura.workflows.operational_facts.facts import Row
from kultura.workflows.operational_facts.facts import with_exceptions
from kultura.workflows.operational_facts.facts import with_facts
from kultura.workflows.operational_facts.wording import sentences
from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.differences import differences
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.values import HeldField
from plone.dexterity.interfaces import IDexterityContent
from types import SimpleNamespace
from typing import Any
from typing import Final
from zExceptions import Unauthorized
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import Attributes
from zope.schema import getFieldNames
from zope.schema import getFieldsInOrder


PERMISSION: Final = "kultura: Change operational facts"
ACTION: Final = "change_operational_facts"
SCHEDULE: Final = "schedule"
EXCEPTIONS: Final = "opening_exceptions"

Changes = Sequence[Mapping[str, Any]]
Found = dict[str, tuple[Difference, ...]]


def may_change(content: IDexterityContent) -> bool:
    """Tell whether the current user may change facts here: the item is public and theirs."""
    return bool(getSecurityManager().checkPermission(PERMISSION, content)) and has_facts(content)


def has_facts(content: IDexterityContent) -> bool:
    """Tell whether the content has dates or opening hours."""
    return bool({SCHEDULE, EXCEPTIONS} & fields_of(content).keys())


def change_facts(
    content: IDexterityContent, schedule: Changes = (), opening_exceptions: Changes = ()
) -> Found:
    """Change facts of dates and exceptional opening hours, and return what differs now.

    It is public with the commit, stands in the history in the current user's name, and is shown
    to the region as changed without approval. Raises Unauthorized or Refused.
    """
    if not may_change(content):
        raise Unauthorized(PERMISSION)
    stored = [
        _store(content, SCHEDULE, schedule, with_facts),
        _store(content, EXCEPTIONS, opening_exceptions, with_exceptions),
    ]
    changed = [each for each in stored if each is not None]
    if changed:
        _announce(content, changed)
    return {each.name: each.found for each in changed}


@dataclass(frozen=True)
class Stored:
    """What was changed in one field."""

    name: str
    held: HeldField
    found: tuple[Difference, ...]
    words: list[str]


def _store(
    content: IDexterityContent, name: str, changes: Changes, changed: Callable
) -> Stored | None:
    if not changes:
        return None
    held = _held(content, name)
    before = deepcopy(held.get() or [])
    _check_columns(content, held.field, changes)
    rows = changed(before, changes)
    found = differences({name: before}, {name: rows}).get(name, ())
    if not found:
        return None
    _validate(content, held, [row for row in rows if row not in before])
    held.set(rows)
    return Stored(name, held, found, sentences(held.field, [*before, *rows], found))


def _held(content: IDexterityContent, name: str) -> HeldField:
    fields = fields_of(content)
    if name not in fields:
        raise Refused(_("refused_no_facts", default="This item has no such facts."))
    return fields[name]


def _check_columns(content: IDexterityContent, field: Rows, changes: Changes) -> None:
    columns = dict(getFieldsInOrder(field.row_schema))
    for change in changes:
        for name in columns.keys() & change.keys():
            check_column(columns[name].bind(content), change[name])


def _validate(content: IDexterityContent, held: HeldField, changed: list[Row]) -> None:
    """Refuse what the form would refuse of the changed rows; others may be older than a rule."""
    held.field.bind(content).validate(changed)
    data = {name: getattr(held.holder, name, None) for name in getFieldNames(held.schema)}
    try:
        held.schema.validateInvariants(SimpleNamespace(**data | {held.field.__name__: changed}))
    except Invalid as error:
        raise refusal_of(error) from error


def _announce(content: IDexterityContent, stored: list[Stored]) -> None:
    changes = [
        {"path": "/".join((each.name, *change.path)), "old": change.old, "new": change.new}
        for each in stored
        for change in each.found
    ]
    words = "; ".join(sentence for each in stored for sentence in each.words)
    add_entry(content, ACTION, words, changes=changes)
    described = (Attributes(each.held.schema, each.name) for each in stored)
    notify(OperationalFactsChanged(content, *described))
