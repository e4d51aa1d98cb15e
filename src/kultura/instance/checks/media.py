"""Every file that public records show has its bytes in the media directory."""

from collections.abc import Iterator
from kultura.instance.postgresql import connection
from kultura.media.files import MediaFiles
from kultura.settings import Settings
from kultura.store import schema
from kultura.store.media import all_media
from typing import Any


TITLE = "public files present"
ORDER = 75


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Count the rows whose bytes are missing or of another size."""
    dsn = connection.dsn(settings)
    if not schema.is_current(dsn):
        return  # the check of the publication says so
    files = MediaFiles(settings.directory("media"))
    with connection.connected(dsn) as database, database.cursor() as cursor:
        lost = sum(not files.holds(one.hash, one.size) for one in all_media(cursor))
    if lost:
        yield f"{lost} public files are not in {files.folder}: run kultura rebuild."
