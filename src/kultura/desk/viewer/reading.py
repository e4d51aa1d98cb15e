"""Pages of an object as the cms reads them from the store, for whoever may see them.

What an access level withholds is said by `kultura.presentation.access` alone, for images and for
texts: here nobody is shown a page of an object whose pictures are withheld from them.
"""

from collections.abc import Callable
from kultura.presentation.access import withholds_media
from kultura.publication.connection import current
from kultura.publication.connection import is_on
from kultura.publication.connection import was_idle_and_lost
from kultura.workflows.working_copies.conflicts import original_of
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from psycopg2 import InterfaceError
from psycopg2 import OperationalError
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import TypeVar


T = TypeVar("T")


def shows_pages(obj: Any) -> bool:
    """Tell whether the current user, who may view an object, may see its pages."""
    return is_on() and not withholds_media(obj)


def uid_of_pages(obj: Any) -> str:
    """Return the UID an object's pages are kept by; a working copy shows those of its original."""
    original = original_of(obj) if IWorkingCopy.providedBy(obj) else None
    return (obj if original is None else original).UID()


def languages_of(obj: Any) -> tuple[str, ...]:
    """Return the languages of an object's text: the work's, else the region's."""
    known = (getattr(obj, "languages", None) or ()) or (api.portal.get_default_language(),)
    return tuple(dict.fromkeys(one.split("-")[0] for one in known))


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
