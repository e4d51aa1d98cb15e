"""One row after another becomes, or changes, an object; nothing is committed here."""

from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from kultura.behaviors.section import section_of
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.mapping import Draft
from kultura.imports.mapping.mapping import Mapping
from kultura.imports.mapping.work import Terms
from kultura.imports.order import Order
from kultura.imports.report import Outcome
from kultura.imports.row import Row
from kultura.imports.writing import identity
from kultura.imports.writing import merging
from kultura.imports.writing import objects
from kultura.imports.writing.approval import Approval
from kultura.imports.writing.dating import with_dating
from kultura.imports.writing.fields import BoundFields
from kultura.imports.writing.fields import TypeFields
from kultura.imports.writing.stamp import put_stamp
from kultura.imports.writing.stamp import Stamp
from kultura.imports.writing.stamp import stamp_on
from kultura.imports.writing.validation import check
from kultura.imports.writing.validation import check_complete
from kultura.imports.writing.values import fitted
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.merge import Decide
from kultura.workflows.working_copies.merge import undecided
from typing import Any
from typing import Final
from zope.container.contained import notifyContainerModified


KEPT: Final = "Kept what an editor wrote: "


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row, what somebody may have to decide, and why it was refused if it was."""

    outcome: Outcome
    conflicts: tuple[Conflict, ...] = ()
    refused: RowRefused | None = None


@dataclass
class Rows:
    """The rows of one run on their way into one container.

    `repeated` is by row the earlier row with the same identifier; `decisions` tells for an
    identifier who is right where editor and source disagree.
    """

    order: Order
    mapping: Mapping
    terms: Terms
    fields: TypeFields
    container: Any
    run: str
    approval: Approval
    repeated: Dict[int, int] = field(default_factory=dict)
    decisions: Callable[[str], Decide] | None = None

    @cached_property
    def bound(self) -> BoundFields:
        """The fields of new objects."""
        return BoundFields(self.fields, self.container)

    def write(self, rows: Sequence[Row]) -> list[Result]:
        """Write a batch of rows; a row that cannot be written is refused, and says why."""
        drafts = [self.drafted(row) for row in rows]
        identifiers = [draft.identifier for draft in drafts if isinstance(draft, Draft)]
        found = identity.objects_with(identifiers, section_of(self.container))
        results = [self.result(row, draft, found) for row, draft in zip(rows, drafts, strict=True)]
        if any(result.outcome.status == "created" for result in results):
            notifyContainerModified(self.container)
        return results

    def drafted(self, row: Row) -> Draft | RowRefused:
        """Return what a row says, or why it says nothing usable."""
        try:
            return self.mapping.draft(row, self.terms)
        except RowRefused as refused:
            return refused

    def result(self, row: Row, draft: Draft | RowRefused, found: identity.Found) -> Result:
        """Write one row."""
        if isinstance(draft, RowRefused):
            return Result(Outcome(row.number, "", "refused", str(draft)), refused=draft)
        try:
            return self.written(row, draft, found)
        except RowRefused as refused:
            outcome = Outcome(row.number, draft.identifier, "refused", str(refused))
            return Result(outcome, refused=refused)

    def written(self, row: Row, draft: Draft, found: identity.Found) -> Result:
        """Create or change the object a row is about; raises RowRefused."""
        if row.number in self.repeated:
            earlier = self.repeated[row.number]
            raise RowRefused(f"Row {earlier} has the same identifier “{draft.identifier}”.")
        obj = identity.the_one(found, draft.identifier)
        if obj is None:
            return self.create(row, draft)
        stamp = stamp_on(obj)
        if stamp and self.is_done(row, stamp):
            return Result(outcome_of(row, draft, stamp.outcome, obj))
        return self.update(row, draft, obj, stamp)

    def is_done(self, row: Row, stamp: Stamp) -> bool:
        """Tell whether this run wrote this row before it was killed."""
        return not self.decisions and (stamp.run, stamp.row) == (self.run, row.number)

    def said(self, draft: Draft) -> dict[str, Any]:
        """Return the values a draft has, in their fields' types."""
        given = {**draft.fields, **draft.private}
        values = {name: fitted(self.fields.fields[name], value) for name, value in given.items()}
        return with_dating(values, self.mapping.names())

    def create(self, row: Row, draft: Draft) -> Result:
        """Add an object; raises RowRefused where its values may not be written."""
        theirs = self.theirs(draft)
        values = {**self.bound.defaults(), **theirs}
        check(self.bound, values, values)
        name = identity.free_id(draft.identifier, self.container)
        obj = objects.new(self.fields, name, values)
        put_stamp(obj, self.stamp(row, draft, "created", theirs))
        if self.order.goal != "draft":
            check_complete(obj.__of__(self.container))
        added = objects.add(obj, self.container)
        self.approval.advance(added)
        return Result(outcome_of(row, draft, "created", added))

    def update(self, row: Row, draft: Draft, obj: Any, stamp: Stamp | None) -> Result:
        """Change an object where the source says something new.

        Raises RowRefused, before anything is written.
        """
        mine, theirs = objects.current(obj, self.fields), self.theirs(draft)
        base = stamp.values if stamp else None
        changes = merging.changes(base, mine, theirs, self.decide(draft.identifier))
        moves = self.approval.moves(obj, changed=bool(changes.values))
        merged = {**mine, **changes.values}
        if changes.values:
            check(BoundFields(self.fields, obj), merged, changes.values)
        if moves:
            check_complete(objects.new(self.fields, obj.id, merged).__of__(aq_parent(obj)))
        status = "updated" if changes.values or moves else "unchanged"
        if status == "updated":
            objects.change(obj, self.fields, changes.values)
            self.approval.execute(obj, moves)
            obj.reindexObject()
        last = imported(base, theirs, changes)
        if status == "updated" or last != base:
            put_stamp(obj, self.stamp(row, draft, status, last))
        outcome = outcome_of(row, draft, status, obj, changes)
        return Result(outcome, changes.conflicts)

    def decide(self, identifier: str) -> Decide:
        """Return who is right about each field of an object."""
        if self.decisions:
            return self.decisions(identifier)
        return merging.source_wins if self.order.overwrite == "theirs" else undecided

    def theirs(self, draft: Draft) -> dict[str, Any]:
        """Return what the source says of every field the mapping fills, nothing included."""
        said = self.said(draft)
        defaults = self.bound.defaults()
        names = (*self.mapping.names(), *said)
        return {name: said.get(name, defaults[name]) for name in dict.fromkeys(names)}

    def stamp(self, row: Row, draft: Draft, outcome: str, values: dict[str, Any]) -> Stamp:
        """Return the trace to leave on an object."""
        return Stamp(self.run, draft.identifier, row.number, outcome, values, draft.absent)


def imported(
    base: dict[str, Any] | None, theirs: dict[str, Any], changes: merging.Changes
) -> dict[str, Any]:
    """Return what counts as imported last: not what is still disputed."""
    before = base or {}
    disputed = {name: before[name] for name in changes.disputed if name in before}
    settled = {name: value for name, value in theirs.items() if name not in changes.disputed}
    return {**settled, **disputed}


def outcome_of(
    row: Row, draft: Draft, status: Any, obj: Any, changes: merging.Changes | None = None
) -> Outcome:
    """Return a row's line for the report, with what was passed over and what was kept."""
    notes = list(draft.notes)
    if changes and changes.disputed:
        notes.append(f"{KEPT}{', '.join(changes.disputed)}.")
    path = "/".join(obj.getPhysicalPath())
    return Outcome(row.number, draft.identifier, status, " ".join(notes), path)
