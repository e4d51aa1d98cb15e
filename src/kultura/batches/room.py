"""Whether an institution may keep what a package brings: its quota, and what it has used of it."""

from kultura.batches.faults import BatchFault
from kultura.i18n import _
from kultura.review.bookkeeping import bookkeeping
from kultura.settings.masters import GIGABYTE
from kultura.settings.masters import Masters
from kultura.store.batch import Batch
from kultura.store.use import size_of


class NoRoom(BatchFault):
    """An institution's quota does not hold a package."""


def check_room(batch: Batch, masters: Masters) -> None:
    """Raise NoRoom where a package does not fit into what its institution may keep.

    Counted as if all of the package were new.
    """
    quota = masters.quota_of(batch.institution)
    if not quota:
        return
    with bookkeeping() as cursor:
        used = size_of(cursor, batch.institution)
    if used + batch.size > quota:
        raise NoRoom(
            _(
                "note_no_room",
                default="Batch ${number} needs ${size} GB, and ${institution} keeps ${used} of "
                "${quota} GB: ask for more (kultura.masters), then bring it again.",
                mapping={
                    "number": str(batch.id),
                    "size": gigabytes(batch.size),
                    "institution": batch.institution,
                    "used": gigabytes(used),
                    "quota": gigabytes(quota),
                },
            )
        )


def gigabytes(size: int) -> str:
    """Return bytes as gigabytes, three places."""
    return f"{size / GIGABYTE:.3f}"
