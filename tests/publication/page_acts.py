"""What actors do to the pages of an object."""

from acts import change_state
from acts import Interruption
from acts import MANAGER
from acts import store
from kultura.pages.changing import change_pages
from kultura.pages.changing import known_pages
from kultura.pages.wanted import Wanted
from kultura.store.pages import NewPage
from kultura.store.pages import page_id
from kultura.store.pages import write_pages
from plone import api
from typing import Any

import acts
import transaction


def digitise(site: Any, uid: str) -> None:
    """Give an object three pages."""
    pages = [
        NewPage(
            at, page_id(uid, f"PAGE_{at}"), str(at), "page", "0" * 64, 10, 20, f"słowo {at}", b""
        )
        for at in (1, 2, 3)
    ]
    with store() as connection, connection, connection.cursor() as cursor:
        write_pages(cursor, uid, "kultura:muzeum/1", 1, {"parts": []}, pages)


def label(site: Any, path: str, label: str) -> None:
    """Give the first page a number, in the manager's name."""
    _change(site, path, {"label": label})
    transaction.commit()


def hide(site: Any, path: str) -> None:
    """Hide the first page."""
    _change(site, path, {"hidden": True, "reason": "Powód."})
    transaction.commit()


def hide_and_die(site: Any, path: str) -> None:
    """Hide the first page, and die when it is voted and not committed."""
    _change(site, path, {"hidden": True, "reason": "Powód."})
    transaction.get().join(Interruption(Interruption.AFTER_VOTE, lambda: acts.die(site)))
    transaction.commit()


def label_slowly(site: Any, path: str, label: str, reached: str, go_on: str) -> None:
    """Give the first page a number, and wait before the commit."""
    _change(site, path, {"label": label})
    acts.wait_for(site, reached, go_on)
    transaction.commit()


def approve_and_die(site: Any, path: str, where: str) -> None:
    """Publish a working copy, and die in the middle of the commit."""
    change_state(site.unrestrictedTraverse(path), "publish_directly")
    transaction.get().join(Interruption(getattr(Interruption, where), lambda: acts.die(site)))
    transaction.commit()


def _change(site: Any, path: str, wish: dict[str, Any]) -> None:
    obj = site.unrestrictedTraverse(path)
    known = known_pages(obj)
    with api.env.adopt_user(username=MANAGER):
        change_pages(obj, Wanted(known.revision, {known.pages[0].page: wish}, {}))


def labels(site: Any, path: str) -> list[str]:
    """Return the numbers of an object's pages."""
    return [one.label for one in known_pages(site.unrestrictedTraverse(path)).pages]
