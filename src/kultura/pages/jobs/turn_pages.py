"""Turns the images of pages as somebody wanted, with their sizes and the boxes of their words."""

from collections.abc import Iterator
from kultura.digitisation.kept import kept_tree
from kultura.digitisation.paging import paged
from kultura.interfaces import IJobKind
from kultura.repository.root import Repository
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store.page_sets import hold_set
from kultura.store.page_sets import page_set
from kultura.store.page_sets import PageSet
from kultura.store.pages import version_of
from kultura.store.pages import write_pages
from transaction.interfaces import TransientError
from typing import Any
from typing import Final
from zope.interface import implementer

import os


KIND: Final = "turn-pages"


class PagesReplaced(TransientError):
    """Another version of the package came while images were turned."""


@implementer(IJobKind)
class TurnPages:
    """Makes the pages of an object anew where an image is not turned as it should be.

    Until then image, size and boxes are as they were, and agree. A proposal may be merged
    meanwhile: its pages are its original's then.
    """

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: it is asked for."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Turn what is to be turned of a proposal or a record."""
        for uid in dict.fromkeys((item["uid"], item["owner"])):
            with bookkeeping() as cursor:
                known = page_set(cursor, uid)
            if known and any(one.turned != one.rotation for one in known.pages):
                turn(known)


def turn(known: PageSet) -> None:
    """Make pages anew from the masters, turned; raises RepositoryError and PackageRefused."""
    settings = current()
    tree = kept_tree(Repository(settings.directory("masters")).object(known.object), known.version)
    turns = {one.page: one.rotation for one in known.pages}
    folder = settings.directory("derivatives")
    made = paged(tree, known.owner, folder, os.cpu_count() or 1, turns)
    with bookkeeping() as cursor:
        hold_set(cursor, known.uid)
        kept = version_of(cursor, known.uid)
        if kept is None:
            return  # it was merged or discarded
        if kept != (known.object, known.version):
            raise PagesReplaced(known.uid)
        write_pages(cursor, known.uid, *kept, made.structure, made.pages, known.original)
