"""One package from state to state, as far as it goes without anybody's decision.

Received → checked → described; or it needs a decision, or is refused. Each step begins with what is
written down and ends by writing down that it is done. A step that was cut off is done again, and
finds what it did before: the same files make no version, the same row of a run no second record.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import closing
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from kultura.batches.checking import check
from kultura.batches.describing import Describing
from kultura.batches.describing import status_of
from kultura.batches.faults import BatchBusy
from kultura.batches.faults import BatchFault
from kultura.batches.keeping import keep
from kultura.batches.order import Order
from kultura.batches.paging import Paging
from kultura.batches.questions import comparison
from kultura.batches.record_notes import told_of
from kultura.batches.telling import stored
from kultura.digitisation.contents import Contents
from kultura.digitisation.contents import contents_at
from kultura.digitisation.inspection import nobody
from kultura.digitisation.inspection import Told
from kultura.digitisation.report import Report
from kultura.digitisation.schemas import Schemas
from kultura.imports.writing.rows import Result
from kultura.publication.connection import store_dsn
from kultura.repository.root import Repository
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import Settings
from kultura.settings.masters import Masters
from kultura.store import batches
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.connection import connect_session
from kultura.store.locks import release_batch_lock
from kultura.store.locks import try_batch_lock
from pathlib import Path
from typing import Any
from zope.i18nmessageid import Message

import psycopg2


@dataclass(frozen=True)
class Brought:
    """A package as far as it went; ``new`` where this time brought something.

    The report is there where it was checked now, the result where its record was written now.
    """

    batch: Batch
    new: bool
    report: Report | None = None
    result: Result | None = None


@dataclass
class Proceeding:
    """Takes batches as far as they go."""

    paging: Paging
    schemas: Schemas
    masters: Masters
    jobs: int = 1
    told: Told = nobody

    def go_on(self, id: int) -> Brought:
        """Take a batch as far as it goes; raises BatchBusy where another process is at it."""
        with taken(id) as batch:
            return self.taken_on(batch)

    def taken_on(self, batch: Batch) -> Brought:
        """Take on a batch that is this process's."""
        if batch.state == batches.RECEIVED:
            known, report = check(batch, self.schemas, self.jobs, self.told, self.paging.pyramids)
            if known.id != batch.id:
                return self.known_already(known, batch, report)
            return self.kept(known, report.contents, report)
        if batch.state == batches.CHECKED:
            return self.kept(*self.still_the_same(batch))
        return Brought(batch, new=False)

    def known_already(self, known: Batch, brought: Batch, report: Report) -> Brought:
        """Go on with the batch that a package turned out to be, if it did not come to an end.

        If it did, what could not be done to its record at first is done now where it can.
        """
        if known.state in batches.UNDER_WAY:
            return self.go_on(known.id)
        if known.state != batches.DESCRIBED:
            return Brought(known, new=False, report=report)
        told = self.paging.of_known(known, known.object, known.version)
        if self.paging.is_free(known, known.object, known.version) and self.is_behind(known):
            return self.described_now(known, brought, told or (), report)
        if told is not None:
            known = noted_again(known, known.outcome, stored(told))
        return Brought(known, new=False, report=report)

    def is_behind(self, known: Batch) -> bool:
        """Tell whether a draft lacks what its package says and nobody has to be asked about."""
        describing = self.paging.describing
        compared = comparison(describing, known, describing.record_of(known))
        return bool(compared and compared.to_write())

    def described_now(
        self, known: Batch, brought: Batch, told: Sequence[Message], report: Report
    ) -> Brought:
        """Write the record that was left alone, as far as is asked for now."""
        asked = {"run": brought.run, "goal": brought.goal}
        result = self.paging.describing.describe(replace(known, **asked))
        known = noted_again(known, status_of(result), stored([*told, *told_of(result)]))
        return Brought(replace(known, **asked), new=True, report=report, result=result)

    def kept(self, batch: Batch, contents: Contents, report: Report | None = None) -> Brought:
        """Keep and describe a batch whose checks left nothing to decide."""
        if batch.state != batches.CHECKED:
            return Brought(batch, new=True, report=report)
        batch, result = keep(batch, contents, self.paging, self.masters)
        return Brought(batch, new=True, report=report, result=result)

    def still_the_same(self, batch: Batch) -> tuple[Batch, Contents, Report | None]:
        """Return a batch that was checked earlier, checked again where its files changed since."""
        contents = contents_at(Path(batch.source), self.jobs)
        if contents.fingerprint == batch.fingerprint:
            return batch, contents, None
        with bookkeeping() as cursor:
            batches.move(cursor, batch.id, batches.CHECKED, batches.RECEIVED)
            batch = batch_numbered(cursor, batch.id)
        batch, report = check(batch, self.schemas, self.jobs, self.told, self.paging.pyramids)
        return batch, report.contents, report


def noted_again(batch: Batch, outcome: str, note: Sequence[Mapping[str, Any]]) -> Batch:
    """Write down what became of a batch's record after all."""
    with bookkeeping() as cursor:
        batches.write_again(cursor, batch.id, outcome, note)
        return batch_numbered(cursor, batch.id)


def proceeding_for(
    site: Any, settings: Settings, order: Order, schemas: Schemas, told: Told = nobody
) -> Proceeding:
    """Return what takes batches on in the current user's name."""
    repository = Repository(settings.directory("masters"))
    describing = Describing(site, order.overwrite)
    paging = Paging(repository, settings.directory("derivatives"), describing, order.jobs)
    masters = settings.kultura.masters
    return Proceeding(paging, schemas, masters, order.jobs, told)


@contextmanager
def taken(id: int) -> Iterator[Batch]:
    """Take a batch for this process, which a kill ends too, and give it as it is.

    Raises BatchBusy where another process is at it, BatchFault where there is none.
    """
    with closing(connect_session(store_dsn(), "kultura ingest")) as session:
        if not try_batch_lock(session, id):
            raise BatchBusy(f"Another process is at batch {id}: wait until it is done.")
        with bookkeeping() as cursor:
            batch = batch_numbered(cursor, id)
        if batch is None:
            raise BatchFault(f"There is no batch {id}.")
        try:
            yield batch
        finally:
            with suppress(psycopg2.Error):  # a lost connection has given it back
                release_batch_lock(session, id)
