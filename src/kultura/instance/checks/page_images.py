"""Every image of a digitised page has its pyramid in the directory of derivatives."""

from collections.abc import Iterator
from kultura.instance.postgresql import connection
from kultura.media.pyramids.folder import Pyramids
from kultura.settings import Settings
from kultura.store import schema
from kultura.store.pages import named_files
from typing import Any


TITLE = "page images present"
ORDER = 76


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Count the images that pages name and that are not there."""
    dsn = connection.dsn(settings)
    if not schema.is_current(dsn):
        return  # the check of the publication says so
    pyramids = Pyramids(settings.directory("derivatives"))
    with connection.connected(dsn) as database, database.cursor() as cursor:
        lost = sum(not pyramids.holds(file) for file in named_files(cursor))
    if lost:
        yield f"{lost} images of pages are not in {pyramids.folder}: run kultura pages make."
