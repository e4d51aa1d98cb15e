"""Why a package does not go on, written where people read it."""

from kultura.review.bookkeeping import bookkeeping
from kultura.store.batches import write_again


def note(id: int, why: str) -> None:
    """Write down why a package does not go on."""
    with bookkeeping() as cursor:
        write_again(cursor, id, "", why)
