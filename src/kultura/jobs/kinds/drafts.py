"""Forgets what was typed into forms long ago and never saved."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from kultura.interfaces import IJobKind
from kultura.publication.connection import is_on
from kultura.publication.connection import store_dsn
from kultura.store.connection import connect_writer
from kultura.store.drafts import drop_old
from typing import Any
from zope.interface import implementer


KEPT = timedelta(days=30)
PRESENT = timedelta(days=1)


@implementer(IJobKind)
class ForgetDrafts:
    """Forgets each hour what is older than it is kept."""

    every = timedelta(hours=1)

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Forget, and yield nothing: it is one statement, and safe to do again."""
        if is_on():
            opened = closing(connect_writer(store_dsn(), "kultura worker"))
            with opened as connection, connection, connection.cursor() as cursor:
                drop_old(cursor, KEPT, PRESENT)
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Do nothing: there are no items."""
