"""A received batch is checked: what is found is written down, and files known are recognised."""

from kultura.batches.elsewhere import kept_for
from kultura.batches.telling import stored
from kultura.digitisation.checking import check_package
from kultura.digitisation.inspection import Told
from kultura.digitisation.report import Report
from kultura.digitisation.schemas import Schemas
from kultura.digitisation.storing import checked_from
from kultura.digitisation.storing import found_from
from kultura.i18n import _
from kultura.review.bookkeeping import bookkeeping
from kultura.store import batches
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.batch import same_contents
from kultura.store.batch import waiting_for
from kultura.store.batches import Checked
from kultura.store.findings import decisions_of
from kultura.store.findings import write_findings
from pathlib import Path
from psycopg2.extensions import cursor as Cursor
from zope.i18nmessageid import Message


def check(
    batch: Batch, schemas: Schemas, jobs: int, told: Told, pyramids: Path
) -> tuple[Batch, Report]:
    """Check a package; return its batch as it is then, or the earlier one of the same files.

    Pyramids are made meanwhile; those that no page comes to name are collected.
    """
    report = check_package(
        Path(batch.source), schemas, jobs, told, kept=kept_for(batch.institution), pyramids=pyramids
    )
    with bookkeeping() as cursor:
        checked = checked_from(report)
        known = known_as(cursor, batch, checked)
        if known is not None:
            batches.found_at(cursor, known.id, batch.source)
            batches.drop(cursor, batch.id)
            return batch_numbered(cursor, known.id), report
        batches.check(cursor, batch.id, checked)
        write_findings(cursor, batch.id, [found_from(one) for one in report.sorted()])
        replace_waiting(cursor, batch, checked)
        return batch_numbered(cursor, batch.id), report


def known_as(cursor: Cursor, batch: Batch, checked: Checked) -> Batch | None:
    """Return the earlier batch of the same files.

    What only the checks refused then, and do not now, is looked at anew.
    """
    known = same_contents(cursor, batch, checked.fingerprint)
    if known is None or known.state != batches.REFUSED or checked.state == batches.REFUSED:
        return known
    return known if decisions_of(cursor, known.id) else None


def replace_waiting(cursor: Cursor, batch: Batch, checked: Checked) -> None:
    """Let a package take the place of an earlier one of the same object that waits for the rest."""
    if checked.state == batches.REFUSED:
        return
    for waiting in waiting_for(cursor, batch, checked.identifier):
        note = stored([replaced_by(batch)])
        batches.move(cursor, waiting.id, batches.NEEDS_DECISION, batches.REPLACED, note)


def replaced_by(batch: Batch) -> Message:
    """Return what is told of a package whose place another one took."""
    return _(
        "note_replaced",
        default="Batch ${number} took its place.",
        mapping={"number": str(batch.id)},
    )
