"""The record of a package, written by the machinery of imports: created, updated, or left alone.

It is found again by the package's identifier; what an editor corrected is not overwritten without
asking, and a record that is public or waits is not changed at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from kultura.batches.fields import PackageMapping
from kultura.batches.fields import row_of
from kultura.behaviors.section import section_of
from kultura.imports.batches import committed
from kultura.imports.mapping.work import no_terms
from kultura.imports.order import Order
from kultura.imports.order import Overwrite
from kultura.imports.writing import identity
from kultura.imports.writing import runs
from kultura.imports.writing.approval import Approval
from kultura.imports.writing.approval import Locked
from kultura.imports.writing.fields import TypeFields
from kultura.imports.writing.place import PORTAL_TYPE
from kultura.imports.writing.rows import Result
from kultura.imports.writing.rows import Rows
from kultura.imports.writing.transitions import state_of
from kultura.review.bookkeeping import bookkeeping
from kultura.store import deliveries
from kultura.store.batch import Batch
from kultura.workflows.working_copies.merge import Decide
from pathlib import PurePath
from typing import Any
from typing import Final


NAMED: Final = 3
Decisions = Callable[[str], Decide]


@dataclass
class Describing:
    """Writes records of batches; ``decisions`` tells who is right where both sides changed."""

    site: Any
    overwrite: Overwrite = "keep"
    decisions: Decisions | None = None
    rows: dict[str, Rows] = field(default_factory=dict)

    def describe(self, batch: Batch, dry_run: bool = False) -> Result:
        """Write the record of a batch and commit, or say what would become of it."""

        def write(given: Any) -> list[Result]:
            rows = self.rows_of(batch)
            rows.decisions = self.decisions
            results = rows.write(given)
            if not dry_run:
                note_run(self.site, batch)
            return results

        return committed([row_of(batch)], write, dry_run)[0]

    def rows_of(self, batch: Batch) -> Rows:
        """Return where the batches of a delivery are written."""
        if batch.run not in self.rows:
            container = self.site.unrestrictedTraverse(batch.place)
            self.rows[batch.run] = Rows(
                order=Order(batch.institution, batch.goal, self.overwrite),
                mapping=PackageMapping(container, batch.collection),
                terms=no_terms,
                fields=self.fields,
                container=container,
                run=batch.run,
                approval=Approval(batch.goal, "", comment(batch.run)),
            )
        return self.rows[batch.run]

    def uid_of(self, batch: Batch) -> str:
        """Return the UID of the record of a batch."""
        return self.record_of(batch).UID()

    def state_of(self, batch: Batch) -> str | None:
        """Return the state of the record of a batch; None where there is none yet."""
        record = self.record_of(batch)
        return state_of(record) if record is not None else None

    def record_of(self, batch: Batch) -> Any | None:
        """Return the record of a batch; None where there is none yet."""
        section = section_of(self.rows_of(batch).container)
        found = identity.objects_with([batch.identifier], section)
        return identity.the_one(found, batch.identifier)

    @cached_property
    def fields(self) -> TypeFields:
        """The fields of a digital object."""
        return TypeFields(PORTAL_TYPE)


def is_locked(result: Result) -> bool:
    """Tell whether a record was left alone because of its state, not for what the package says."""
    return isinstance(result.refused, Locked)


def status_of(result: Result) -> str:
    """Return what became of a record that is there: one that was refused is unchanged."""
    return "unchanged" if result.outcome.status == "refused" else result.outcome.status


def comment(run: str) -> str:
    """Return what the history of a record says of the delivery that handed it over."""
    return f"kultura ingest, {run}"


def note_run(site: Any, batch: Batch) -> None:
    """Write down in the site whose delivery it is, once, for the queue of approval."""
    if runs.facts_of(site, batch.run):
        return
    with bookkeeping() as cursor:
        sources = deliveries.sources_of(cursor, batch.run)
    facts = {
        "source": named(sources),
        "institution": batch.place,
        "user": batch.person,
        "finished": batch.received_at.isoformat(timespec="seconds"),
    }
    runs.record(site, batch.run, facts)


def named(sources: list[str]) -> str:
    """Return what a delivery is called: its first packages, and how many there are more."""
    names = ", ".join(PurePath(source).name for source in sources[:NAMED])
    return names if len(sources) <= NAMED else f"{names} +{len(sources) - NAMED}"
