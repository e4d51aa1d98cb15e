"""Collects what was uploaded and nobody went on with, and folders whose packages came to an end."""

from collections.abc import Iterator
from datetime import timedelta
from kultura.batches.uploads.bringing_in import remove_if_done
from kultura.batches.uploads.folder import folder_of
from kultura.batches.uploads.folder import folders
from kultura.interfaces import IJobKind
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store import uploads
from pathlib import Path
from typing import Any
from typing import Final
from zope.interface import implementer

import time


GRACE: Final = timedelta(hours=1)  # between a folder and its row


@implementer(IJobKind)
class CollectUploads:
    """Collects each hour."""

    every = timedelta(hours=1)

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Collect, and yield nothing: it is one thing, and safe to do again."""
        if is_on():
            collect(current().directory("uploads"), GRACE)
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Do nothing: there are no items."""


def collect(top: Path, grace: timedelta) -> None:
    """Forget uploads that expired, and remove folders that nothing needs any more."""
    with bookkeeping() as cursor:
        uploads.drop_expired(cursor)
    for folder in folders(top):
        with bookkeeping() as cursor:
            upload = uploads.upload_of(cursor, folder.name)
        is_old = time.time() - folder.stat().st_mtime > grace.total_seconds()
        if upload.taken_at if upload else is_old:
            remove_if_done(folder_of(top, folder.name))
