"""Answers to what a package and its record say differently, written as any other edit is.

A draft is written at once; of what the public sees, answers for the package become a proposal. What
somebody keeps is noted on the record as decided: the same package does not ask again.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from kultura.batches.describing import Describing
from kultura.batches.faults import BatchFault
from kultura.batches.fields import row_of
from kultura.batches.questions import Asked
from kultura.batches.questions import asked_about
from kultura.batches.questions import Comparison
from kultura.batches.questions import comparison
from kultura.batches.questions import FOLLOWING
from kultura.batches.record_notes import fields_kept
from kultura.batches.record_notes import without_dispute
from kultura.batches.telling import stored
from kultura.imports.writing import objects
from kultura.imports.writing.fields import BoundFields
from kultura.imports.writing.place import user_id
from kultura.imports.writing.stamp import put_stamp
from kultura.imports.writing.stamp import Stamp
from kultura.imports.writing.stamp import stamp_on
from kultura.imports.writing.validation import Fault
from kultura.imports.writing.validation import faults
from kultura.pages.changing import write_in_state
from kultura.store import batches
from kultura.store.findings import decide
from kultura.workflows.working_copies.merge import Side
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final
from zope.i18nmessageid import Message


DESCRIBE: Final = "describe"
SEPARATOR: Final = ", "


class NothingAsked(BatchFault):
    """There is nothing to choose (any more): record and package say the same."""


class AskedAnew(BatchFault):
    """The record or its package has changed since somebody was asked; nothing is written."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = frozenset(fields)
        super().__init__(f"Changed since: {SEPARATOR.join(sorted(self.fields))}.")


class NotNow(BatchFault):
    """The current user cannot choose now, for a reason."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


class Unfit(BatchFault):
    """What the package says cannot be written into the record."""

    def __init__(self, found: Sequence[Fault]) -> None:
        super().__init__(" ".join(fault.told for fault in found))
        self.faults = found


@dataclass(frozen=True)
class Answer:
    """Who is right about a field, and what was seen when that was said."""

    side: Side
    seen: str


@dataclass(frozen=True)
class Answered:
    """What was written, and where: a record, or a proposal for it; how many fields are left."""

    target: Any
    is_proposed: bool
    left: int


def answer(site: Any, record: Any, answers: Mapping[str, Answer]) -> Answered:
    """Write what somebody chose, by field.

    Raises NothingAsked, AskedAnew, NotNow, Unfit, CheckOutRefused; nothing is changed then.
    """
    asked = asked_about(site, record)
    if asked is None:
        raise NothingAsked("Record and package say the same.")
    if asked.why is not None:
        raise NotNow(asked.why)
    check_seen(asked, answers)
    compared = comparison(Describing(site), asked.batch, record, asked.target)
    values = chosen(compared, answers)
    check_fit(compared, values)
    target = asked.target
    if target is None and values:
        target = ICheckinCheckoutPolicy(record).checkout(None)
    if values:
        objects.change(target, compared.rows.fields, values)
        target.reindexObject()
    settle(asked, compared, settled(asked, answers))
    left = [one.field for one in asked.questions if one.field not in answers]
    write_in_state(asked.target or record, noted(asked, answers, left))
    return Answered(target or record, asked.is_public and bool(values), len(left))


def check_seen(asked: Asked, answers: Mapping[str, Answer]) -> None:
    """Raise AskedAnew where somebody answered what is not what is asked now."""
    seen = {one.field: one.seen for one in asked.questions}
    anew = [field for field, given in answers.items() if seen.get(field) != given.seen]
    if anew:
        raise AskedAnew(anew)


def check_fit(compared: Comparison, values: Mapping[str, Any]) -> None:
    """Raise Unfit where the record would not take the values."""
    bound = BoundFields(compared.rows.fields, compared.compared)
    found = faults(bound, {**compared.mine, **values}, values) if values else []
    if found:
        raise Unfit(found)


def chosen(compared: Comparison, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Return what to write: the package's of each field it is right about."""
    own = {name for name, given in answers.items() if given.side == "theirs"}
    following = {name for name, leader in FOLLOWING.items() if leader in own}
    return {name: compared.taken[name] for name in own | following if name in compared.taken}


def settled(asked: Asked, answers: Mapping[str, Answer]) -> set[str]:
    """Return the fields about which this package is not to ask any more.

    What is only proposed may come to nothing, and is asked again then.
    """
    own = {name for name, given in answers.items() if given.side == "mine" or not asked.is_public}
    return own | {name for name, leader in FOLLOWING.items() if leader in own}


def settle(asked: Asked, compared: Comparison, names: Iterable[str]) -> None:
    """Note on the record what of its package was decided."""
    batch, known = asked.batch, stamp_on(asked.record)
    if known is None:
        draft = compared.rows.mapping.draft(row_of(batch))
        known = Stamp(batch.run, draft.identifier, batch.id, "unchanged")
    said = {name: compared.theirs[name] for name in names if name in compared.theirs}
    put_stamp(asked.record, replace(known, values={**known.values, **said}))


def noted(asked: Asked, answers: Mapping[str, Answer], left: list[str]) -> Any:
    """Return what writes into the batch who chose what, and what is left to choose."""
    batch, person = asked.batch, user_id()
    words = SEPARATOR.join(f"{name}: {given.side}" for name, given in answers.items())
    rest = [*without_dispute(batch.note), *stored([fields_kept(left)] if left else [])]

    def write(cursor: Cursor) -> None:
        batches.write_again(cursor, batch.id, batch.outcome, rest)
        decide(cursor, batch.id, person, DESCRIBE, words)

    return write
