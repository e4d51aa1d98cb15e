"""The record of an item as it would be sent if the item were public now.

Its rows are written as the projector writes them, read as the reader reads them, and taken back
before anybody else could see them: so it is the same record, with only what is public joined.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from kultura.publication.connection import store_dsn
from kultura.publication.export import described
from kultura.publication.export import files_of
from kultura.publication.rendering import projection_of
from kultura.publication.rendering import region_of
from kultura.reader.composing import whole_records
from kultura.settings import Settings
from kultura.store.connection import connect_writer
from kultura.store.previewing import shown_once
from typing import Any


def preview(site: Any, obj: Any, languages: Sequence[str], settings: Settings) -> bytes:
    """Return the bytes of an item's record in the first of some languages it is there in.

    Raises psycopg2.OperationalError where the store cannot be reached.
    """
    region = region_of(settings)
    rendered = projection_of(obj, settings.region_language, region)
    projection = replace(rendered, containers=(), visible_from=None, visible_until=None)
    files = [described(site, uid) for uid in files_of(projection)]
    with closing(connect_writer(store_dsn(), "kultura preview")) as connection:
        found = shown_once(
            connection,
            projection,
            [file for file in files if file],
            lambda cursor: whole_records(cursor, [projection.uid], languages),
            region.zone.key,
        )
    return found[projection.uid].body
