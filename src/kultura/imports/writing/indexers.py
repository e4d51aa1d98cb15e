"""Catalog indexes of the import: by which identifier an object is found again, and by which run."""

from kultura.behaviors.approval import state_of
from kultura.imports.writing.stamp import stored_stamp
from kultura.interfaces import IDigitalObject
from kultura.workflows.history import latest
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from typing import Any


BY_HAND = "by-hand"
SUBMIT = frozenset({"submit"})


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


@indexer(IDexterityContent)
def submission_run(obj: Any) -> str:
    """Return the run that handed the object over for approval, BY_HAND where a person did.

    The history names the run in the submission's comment; an object that was returned and handed
    over again by its editor is that editor's. AttributeError where it waits for nobody.
    """
    if state_of(obj) != "pending":
        raise AttributeError("submission_run")
    run = stored_stamp(obj).get("run")
    entry = latest(obj, SUBMIT) or {}
    by_run = bool(run) and (entry.get("comments") or "").endswith(run)
    return run if by_run else BY_HAND
