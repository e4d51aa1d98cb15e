"""Answers the stock catalog at once where a digital object has nothing to say.

Without it every name is looked for in the object's fourteen schemas, then in those of each
container above it: an eighth of the time it takes to catalogue an object, and an import catalogues
60,000. Sizes, scales and media types are looked for in every field; an object's files are not its
own, but stored once beside it.
"""

from kultura.interfaces import IDigitalObject
from plone.indexer import indexer
from typing import Any


@indexer(IDigitalObject)
def nothing(obj: Any) -> None:
    """Say that there is no such value."""
    raise AttributeError("nothing of this name")
