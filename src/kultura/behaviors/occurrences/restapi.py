"""Asking for occurrences through plone.restapi: ``occurrences.start=2026-03-01``."""

from .index import bounds
from .index import IOccurrencesIndex
from .index import UnreadableMoment
from plone.restapi.interfaces import IIndexQueryParser
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IIndexQueryParser)
@adapter(IOccurrencesIndex, Interface, Interface)
class OccurrencesQueryParser:
    """Takes a window as it is, once it can be read."""

    def __init__(self, index: Any = None, context: Any = None, request: Any = None) -> None:
        self.index = index

    def parse(self, idx_query: Any) -> Any:
        """Return the window; raises BadRequest where it cannot be read."""
        try:
            bounds(idx_query)
        except UnreadableMoment as error:
            raise BadRequest(f"occurrences: {error}") from error
        return idx_query
