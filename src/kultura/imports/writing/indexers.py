"""Catalog indexes of the import: by which identifier an object is found again, and by which run."""

from kultura.imports.writing.stamp import stored_stamp
from kultura.interfaces import IDigitalObject
from plone.indexer import indexer
from typing import Any


@indexer(IDigitalObject)
def import_identifier(obj: Any) -> str:
    """Return by what the next import finds the object."""
    if not identifier_of(obj):
        raise AttributeError("import_identifier")
    return identifier_of(obj)


def identifier_of(obj: Any) -> str | None:
    """Return the identifier in the source; for an object written by hand its inventory number."""
    return stored_stamp(obj).get("identifier") or obj.inventory_number


@indexer(IDigitalObject)
def import_run(obj: Any) -> str:
    """Return the run that wrote the object last."""
    if "run" not in stored_stamp(obj):
        raise AttributeError("import_run")
    return stored_stamp(obj)["run"]
