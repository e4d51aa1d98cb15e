"""Removes for good what was deleted long ago, an item at a time."""

from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.behaviors.lookup import find
from kultura.interfaces import IJobKind
from kultura.workflows import deletion
from typing import Any
from zope.interface import implementer


@implementer(IJobKind)
class Purge:
    """Asks each hour for what is due, and removes it where it still is."""

    every = timedelta(hours=1)

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield an item for each object that was deleted longer ago than it is kept."""
        for obj in deletion.due(datetime.now(UTC)):
            yield {"uid": obj.UID()}

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Remove an object, unless it was restored or removed meanwhile."""
        obj = find(site, item["uid"])
        if obj is not None and deletion.is_due(obj, datetime.now(UTC)):
            deletion.purge(obj)
