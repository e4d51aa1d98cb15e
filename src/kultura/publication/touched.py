"""Collects what a transaction touches: an indexing queue processor.

Whatever changes who may see an object, or what it says, is named in Plone's indexing queue: saves,
transitions with all that acquires from them, moves, removals. Per UID the last operation counts, a
rename names every object below it twice.
"""

from kultura.publication.connection import is_on
from kultura.publication.data_manager import joined
from plone.uuid.interfaces import IUUID
from Products.CMFCore.interfaces import IIndexQueueProcessor
from Products.CMFCore.interfaces import ISiteRoot
from typing import Any
from zope.interface import implementer


@implementer(IIndexQueueProcessor)
class TouchedObjects:
    """Tells the transaction's data manager what is indexed, reindexed and unindexed."""

    def index(self, obj: Any, attributes: Any = None) -> None:
        """Note an object that is there now."""
        _note(obj, there=True)

    def reindex(self, obj: Any, attributes: Any = None, update_metadata: int = 1) -> None:
        """Note an object that has changed."""
        _note(obj, there=True)

    def unindex(self, obj: Any) -> None:
        """Note an object that goes, for good unless it is indexed again."""
        _note(obj, there=False)

    def begin(self) -> None:
        """Do nothing: the data manager has its own begin."""

    def commit(self) -> None:
        """Do nothing: the data manager votes."""

    def abort(self) -> None:
        """Do nothing: marks are never taken back."""


def _note(obj: Any, *, there: bool) -> None:
    if not is_on() or ISiteRoot.providedBy(obj):
        return
    # Not obj.UID(): a comment's is that of its page.
    uid = IUUID(obj, None)
    if uid:
        joined().touch(uid, obj if there else None)
