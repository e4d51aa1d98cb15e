"""A checked batch is kept in the repository, gets its record and its pages: nobody decides that.

Whether the record can be written is tried first, so that a package whose description will not do
is refused before anything of it is kept.
"""

from collections.abc import Iterator
from dataclasses import replace
from kultura.batches.describing import is_locked
from kultura.batches.describing import status_of
from kultura.batches.paging import Paging
from kultura.batches.people import user_named
from kultura.batches.record_notes import told_of
from kultura.batches.room import check_room
from kultura.batches.telling import stored
from kultura.digitisation.contents import Contents
from kultura.digitisation.finding import Severity
from kultura.digitisation.keeping import Bringing
from kultura.digitisation.keeping import keep_package
from kultura.digitisation.keeping import object_id
from kultura.digitisation.keeping import was_checked
from kultura.digitisation.keeping import was_waived
from kultura.digitisation.kept import image_digests
from kultura.digitisation.kinds.records import NOT_DESCRIBED
from kultura.digitisation.storing import found_from
from kultura.digitisation.tree import scan
from kultura.imports.writing.rows import Result
from kultura.repository.premis import Event
from kultura.repository.root import StoredObject
from kultura.review.bookkeeping import bookkeeping
from kultura.settings.masters import Masters
from kultura.store import batches
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.batches import Placed
from kultura.store.findings import decisions_of
from kultura.store.findings import findings_of
from kultura.store.findings import Found
from kultura.store.findings import write_findings
from kultura.store.masters import note_masters
from pathlib import Path


def keep(
    batch: Batch, contents: Contents, paging: Paging, masters: Masters
) -> tuple[Batch, Result]:
    """Keep a checked package, write its record and pages; return the batch then, and the result.

    Where the record is public or waits, it is left alone; pages of a public one are proposed.
    Raises RepositoryError, PackageRefused, NoRoom, OSError; the batch stays checked then.
    """
    check_room(batch, masters)
    describing, repository = paging.describing, paging.repository
    tried = describing.describe(batch, dry_run=True)
    if tried.outcome.status == "refused" and not is_locked(tried):
        return refused(batch, tried), tried
    name = object_id(batch.institution, batch.identifier)
    kept = keep_package(repository, name, scan(Path(batch.source)), contents, bringing(batch))
    added = repository.object(name).added(kept.number)
    note_images(repository.object(name))
    of_draft = paging.of_draft(batch, name, kept.number)
    result = describing.describe(batch)
    of_others = paging.at_first(batch, name, kept.number)
    note = stored([*(of_draft or ()), *told_of(result), *(of_others or ())])
    uid = describing.uid_of(batch)
    return described(batch, Placed(name, kept.number, added, uid, status_of(result), note)), result


def note_images(stored: StoredObject) -> None:
    """Note which images an object keeps, so that they are known when they are brought again."""
    with bookkeeping() as cursor:
        note_masters(cursor, stored.inventory.id, image_digests(stored.inventory))


def refused(batch: Batch, tried: Result) -> Batch:
    """Refuse a package whose record cannot be written."""
    finding = found_from(NOT_DESCRIBED.at(why=tried.outcome.reason))
    finding = replace(finding, details={"why": stored(told_of(tried))})
    with bookkeeping() as cursor:
        write_findings(cursor, batch.id, [finding, *findings_of(cursor, batch.id)])
        batches.refuse(cursor, batch.id, finding.severity)
        return batch_numbered(cursor, batch.id)


def described(batch: Batch, placed: Placed) -> Batch:
    """Write down where a package went."""
    with bookkeeping() as cursor:
        batches.describe(cursor, batch.id, placed)
        return batch_numbered(cursor, batch.id)


def bringing(batch: Batch) -> Bringing:
    """Return what the repository is told of a batch; the same whenever it is asked."""
    return Bringing(
        user_named(batch.person),
        f"kultura ingest, {batch.run}, batch {batch.id}",
        batch.checked_at,
        (was_checked(batch.checked_at, batch.counts[Severity.DECISION]), *waivers(batch)),
    )


def waivers(batch: Batch) -> Iterator[Event]:
    """Yield by whom and why a package was taken although something was to be decided."""
    with bookkeeping() as cursor:
        decisions, findings = decisions_of(cursor, batch.id), findings_of(cursor, batch.id)
    taken = [missing(one) for one in findings if one.severity == Severity.DECISION]
    for one in decisions:
        if one.action == "waive" and one.at >= batch.checked_at:
            yield was_waived(one.at, user_named(one.person), one.reason, taken)


def missing(finding: Found) -> str:
    """Return what was to be decided, as the record beside the masters says it."""
    return f"Not in the package: {finding.file}" if finding.file else finding.means
