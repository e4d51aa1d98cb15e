"""`kultura check` sees when the bytes of a file are gone from the database."""

from kultura.instance.checks import blobs
from kultura.instance.checks import database as server_check
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import database
from relstorage.adapters.postgresql import PostgreSQLAdapter
from relstorage.options import Options
from relstorage.storage import RelStorage
from ZODB.blob import Blob
from ZODB.DB import DB

import pytest
import transaction


@pytest.fixture
def store(settings, tmp_path):
    """A database with one file in it, stored as the cms stores it."""
    database.prepare(settings)
    options = Options(
        keep_history=False, blob_dir=str(tmp_path), shared_blob_dir=False, driver="psycopg2"
    )
    with database.database(settings):
        adapter = PostgreSQLAdapter(connection.dsn(settings), options)
        opened = DB(RelStorage(adapter, options=options))
        with opened.transaction() as zodb:
            zodb.root()["file"] = Blob(b"bytes" * 1000)
        yield settings
        transaction.abort()
        opened.close()


def test_bytes_present(store) -> None:
    assert list(blobs.problems(None, store)) == []


def test_bytes_lost(store) -> None:
    with connection.connected(connection.dsn(store)) as opened, opened.cursor() as cursor:
        cursor.execute("DELETE FROM blob_chunk")
        assert cursor.rowcount == 1
    assert list(blobs.problems(None, store)) == ["1 files have lost their bytes: restore a backup."]


def test_the_embedded_server_is_new_enough(store) -> None:
    assert list(server_check.problems(None, store)) == []
