"""Drops the pages of an object that was removed, and what a discarded proposal said of pages."""

from collections.abc import Iterator
from kultura.behaviors.lookup import find
from kultura.interfaces import IJobKind
from kultura.review.bookkeeping import bookkeeping
from kultura.store.feed import announce
from kultura.store.page_sets import adopt
from kultura.store.page_sets import page_set
from kultura.store.pages import drop_pages
from kultura.workflows.history import merged
from typing import Any
from typing import Final
from zope.interface import implementer


KIND: Final = "drop-pages"


@implementer(IJobKind)
class DropPages:
    """Drops pages, unless the removal did not happen.

    A working copy is removed when it is merged, too: then its pages are its original's.
    """

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: it is asked for."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Drop the rows; their images are collected."""
        uid = item["uid"]
        if find(site, uid) is not None:
            return
        with bookkeeping() as cursor:
            known = page_set(cursor, uid)
            original = find(site, known.original) if known and known.original else None
            if original is not None and uid in merged(original):
                if adopt(cursor, known.original, merged(original)):
                    announce(cursor, [known.original], [known.original])
            else:
                drop_pages(cursor, uid)
