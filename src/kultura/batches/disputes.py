"""Fields that an editor and a package both changed, written again as somebody decides."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import replace
from kultura.batches.describing import Decisions
from kultura.batches.describing import Describing
from kultura.batches.describing import status_of
from kultura.batches.proceeding import Brought
from kultura.batches.record_notes import told_of
from kultura.batches.record_notes import without_dispute
from kultura.batches.telling import stored
from kultura.imports.writing.rows import Result
from kultura.review.bookkeeping import bookkeeping
from kultura.store import batches
from kultura.store.batch import batch_numbered


Ask = Callable[[Iterable[Result]], Decisions]


def settled(brought: list[Brought], describing: Describing, ask: Ask) -> list[Brought]:
    """Ask about every disputed record and write it again; return what became of all packages."""
    open_ones = [one.result for one in brought if disputed(one)]
    if not open_ones:
        return brought
    describing.decisions = ask(open_ones)
    return [written_again(one, describing) if disputed(one) else one for one in brought]


def disputed(brought: Brought) -> bool:
    """Tell whether there is something to decide about a package's record."""
    return brought.result is not None and bool(brought.result.conflicts)


def written_again(brought: Brought, describing: Describing) -> Brought:
    """Write a disputed record as was decided."""
    result = describing.describe(brought.batch)
    note = [*without_dispute(brought.batch.note), *stored(told_of(result))]
    with bookkeeping() as cursor:
        batches.write_again(cursor, brought.batch.id, status_of(result), note)
        batch = batch_numbered(cursor, brought.batch.id)
    return replace(brought, batch=batch, result=result)
