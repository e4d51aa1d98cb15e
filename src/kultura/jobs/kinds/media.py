"""Collects exported files that no public record has shown for a day."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import islice
from kultura.interfaces import IJobKind
from kultura.media.files import MediaFiles
from kultura.publication.connection import is_on
from kultura.publication.connection import store_dsn
from kultura.settings import current
from kultura.store.collecting import drop_unused
from kultura.store.collecting import unnamed
from kultura.store.connection import connect_writer
from psycopg2.extensions import connection as Connection
from typing import Any
from zope.interface import implementer


GRACE = timedelta(days=1)
PORTION = 100  # files removed under one lock


@implementer(IJobKind)
class CollectMedia:
    """Collects each hour; a file goes with its row a day after it was shown last."""

    every = timedelta(hours=1)

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Collect, and yield nothing: it is one thing, and safe to do again."""
        if not is_on():
            return iter(())
        files = MediaFiles(current().directory("media"))
        with closing(connect_writer(store_dsn(), "kultura worker")) as connection:
            collect(connection, files, GRACE)
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Do nothing: there are no items."""


def collect(connection: Connection, files: MediaFiles, grace: timedelta) -> int:
    """Drop rows unused for a time and the bytes no row names; return how many files went."""
    drop_unused(connection, grace)
    removed = 0
    old = files.older_than(grace.total_seconds())
    while portion := list(islice(old, PORTION)):
        with connection, connection.cursor() as cursor:
            gone = unnamed(cursor, portion)
            for hash in gone:
                files.remove(hash)
        removed += len(gone)
    return removed
