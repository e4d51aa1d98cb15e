"""Brings what was uploaded, once all of it is here."""

from collections.abc import Iterator
from kultura.batches.uploads.bringing_in import bring_in
from kultura.interfaces import IJobKind
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store.uploads import upload_of
from typing import Any
from zope.interface import implementer


@implementer(IJobKind)
class BringUpload:
    """Unpacks an archive and takes its packages as far as they go."""

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: it is asked for."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Bring it, unless that was done."""
        with bookkeeping() as cursor:
            upload = upload_of(cursor, item["upload"])
        if upload is not None and upload.batch is not None and upload.taken_at is None:
            bring_in(site, current(), upload)
