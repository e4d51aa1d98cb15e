"""Drops the pages of an object that was removed."""

from collections.abc import Iterator
from kultura.behaviors.lookup import find
from kultura.interfaces import IJobKind
from kultura.review.bookkeeping import bookkeeping
from kultura.store.pages import drop_pages
from typing import Any
from typing import Final
from zope.interface import implementer


KIND: Final = "drop-pages"


@implementer(IJobKind)
class DropPages:
    """Drops pages, unless the removal did not happen."""

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: it is asked for."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Drop the rows; their images are collected."""
        if find(site, item["uid"]) is None:
            with bookkeeping() as cursor:
                drop_pages(cursor, item["uid"])
