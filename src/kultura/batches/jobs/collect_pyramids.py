"""Collects images of pages that no page has named for a day."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from kultura.interfaces import IJobKind
from kultura.media.pyramids.folder import Pyramids
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store.pages import unnamed_files
from typing import Any
from typing import Final
from zope.interface import implementer


GRACE: Final = timedelta(days=1)
PORTION: Final = 1000  # files a statement


@implementer(IJobKind)
class CollectPyramids:
    """Collects once a day; what goes can be made again from the masters."""

    every = timedelta(days=1)

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Collect, and yield nothing: it is one thing, and safe to do again."""
        if is_on():
            collect(Pyramids(current().directory("derivatives")), GRACE)
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Do nothing: there are no items."""


def collect(pyramids: Pyramids, grace: timedelta) -> int:
    """Remove pyramids that were used for no page for a time; return how many."""
    removed = 0
    old = pyramids.older_than(grace.total_seconds())
    while portion := list(islice(old, PORTION)):
        with bookkeeping() as cursor:
            gone = unnamed_files(cursor, portion)
        for file in gone:
            pyramids.remove(file)
        removed += len(gone)
    return removed
