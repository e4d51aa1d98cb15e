"""Why a package does not go on, written where people read it."""

from kultura.batches.faults import BatchFault
from kultura.batches.telling import stored
from kultura.digitisation.refusals import PackageRefused
from kultura.i18n import _
from kultura.repository.errors import RepositoryError
from kultura.review.bookkeeping import bookkeeping
from kultura.store.batches import write_again


def note(id: int, fault: BatchFault | PackageRefused | RepositoryError) -> None:
    """Write down why a package does not go on."""
    with bookkeeping() as cursor:
        write_again(cursor, id, "", stored([why(fault)]))


def why(fault: Exception) -> object:
    """Return what is told of a fault; what the repository says itself is in English."""
    if isinstance(fault, BatchFault):
        return fault.told
    if isinstance(fault, PackageRefused):
        return fault
    return _(
        "note_not_kept",
        default="Its files cannot be kept: ${why}",
        mapping={"why": str(fault)},
    )
