"""Goes on with a package that somebody took as it is, in the name of who brought it."""

from collections.abc import Iterator
from kultura.batches.faults import BatchBusy
from kultura.batches.faults import BatchFault
from kultura.batches.going_on import go_on
from kultura.batches.noting import note
from kultura.digitisation.refusals import PackageRefused
from kultura.interfaces import IJobKind
from kultura.repository.errors import RepositoryError
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store.batch import batch_numbered
from typing import Any
from typing import Final
from zope.interface import implementer


KIND: Final = "go-on-with-batch"


@implementer(IJobKind)
class GoOn:
    """Keeps and describes a waived package, if it still lies where it was.

    Where it does not, the batch says so and waits: who brings it again goes on with it.
    """

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: it is asked for."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Go on with the batch."""
        with bookkeeping() as cursor:
            batch = batch_numbered(cursor, item["batch"])
        if batch is None:
            return
        try:
            go_on(site, current(), batch)
        except BatchBusy:
            return
        except (BatchFault, PackageRefused, RepositoryError) as fault:
            note(batch.id, fault)
