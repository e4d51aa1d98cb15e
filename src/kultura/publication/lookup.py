"""Finds objects by UID for the projector, whoever may see them."""

from collections.abc import Iterator
from typing import Any


def find(site: Any, uid: str) -> Any | None:
    """Return the object that bears a UID, None where none is in the catalog (any more)."""
    catalog = site.portal_catalog
    record = catalog._catalog.getIndex("UID")._index.get(uid)
    if record is None:
        return None
    return site.unrestrictedTraverse(catalog.getpath(record), None)


def all_uids(site: Any) -> Iterator[str]:
    """Yield the UIDs of all that is in the catalog."""
    yield from site.portal_catalog._catalog.getIndex("UID")._index
