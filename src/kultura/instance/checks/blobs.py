"""Every file the site knows has its bytes in the database."""

from collections.abc import Iterator
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from typing import Any


TITLE = "blobs present"
ORDER = 60

# A blob's own record says only that it is one; its bytes are rows of blob_chunk.
MISSING = r"""
    SELECT count(*) FROM object_state
    WHERE substring(state FROM 1 FOR 32) LIKE '%ZODB.blob%'::bytea
      AND NOT EXISTS (SELECT 1 FROM blob_chunk WHERE blob_chunk.zoid = object_state.zoid)
"""


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Count the blobs without bytes."""
    with connection.connected(connection.dsn(settings)) as database, database.cursor() as cursor:
        cursor.execute(MISSING)
        (missing,) = cursor.fetchone()
    if missing:
        yield f"{missing} files have lost their bytes: restore a backup."
