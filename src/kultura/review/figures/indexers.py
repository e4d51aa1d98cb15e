"""``reuse``: how the digital form of an object may be reused, for counting."""

from kultura.interfaces import IDigitalObject
from kultura.records.rights import statement
from kultura.records.rights import UnknownRightsError
from plone.indexer import indexer
from typing import Any


@indexer(IDigitalObject)
def reuse(obj: Any) -> str:
    """Return open, restricted or permission; AttributeError where no right is stated."""
    try:
        return statement(obj.reproduction_rights or "").reuse
    except UnknownRightsError as error:
        raise AttributeError("reuse") from error
