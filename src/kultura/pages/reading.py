"""Pages of an object as the cms reads them from the store."""

from collections.abc import Callable
from kultura.publication.connection import current
from kultura.publication.connection import was_idle_and_lost
from kultura.store.page_sets import has_set
from kultura.workflows.working_copies.conflicts import original_of
from plone.app.iterate.interfaces import IWorkingCopy
from psycopg2 import InterfaceError
from psycopg2 import OperationalError
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import TypeVar


T = TypeVar("T")


def original_of_copy(obj: Any) -> Any | None:
    """Return the item that a working copy proposes to change; None for anything else."""
    return original_of(obj) if IWorkingCopy.providedBy(obj) else None


def uid_of_pages(obj: Any) -> str:
    """Return the UID an object's pages are kept by.

    A working copy has the pages of its original until they are changed in it.
    """
    original, uid = original_of_copy(obj), obj.UID()
    if original is None or asked(lambda cursor: has_set(cursor, uid)):
        return uid
    return original.UID()


def asked(question: Callable[[Cursor], T]) -> T:
    """Return what the store answers, over a new connection where the thread's was lost."""
    try:
        return _answer(question)
    except (OperationalError, InterfaceError):
        if not was_idle_and_lost():
            raise
        return _answer(question)


def _answer(question: Callable[[Cursor], T]) -> T:
    with current().cursor() as cursor:
        return question(cursor)
