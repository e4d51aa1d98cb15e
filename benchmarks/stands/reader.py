"""Kultura's reader over a store of its own, in an embedded PostgreSQL of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from kultura.instance.postgresql import connection as connections
from kultura.instance.postgresql.database import database
from kultura.instance.testing import run_command
from kultura.settings import load
from kultura.store.connection import connect_reader
from kultura.store.listing import counts
from pathlib import Path
from stands.questions import answered
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server
from stands.serving import started

import orjson
import sys
import time


SETTINGS = """\
default_context:
  wsgi_listen: 127.0.0.1:{cms}
kultura:
  public_listen: 127.0.0.1:{public}
  languages: [pl, en, uk]
"""


@dataclass(frozen=True)
class Store:
    """A store of the benchmark's: who writes it, who reads it, where its instance is."""

    home: Path
    writer: str
    reader: str


@contextmanager
def store(folder: Path) -> Iterator[Store]:
    """Give an empty store in a PostgreSQL that lives as long as the block."""
    if not (folder / "instance.yaml").exists():
        folder.mkdir(parents=True, exist_ok=True)
        text = SETTINGS.format(cms=free_port(), public=free_port())
        (folder / "instance.yaml").write_text(text)
        run_command(folder, "init")
    settings = load(folder, environ={})
    with database(settings):
        yield Store(folder, connections.dsn(settings), connections.reader_dsn(settings))


@contextmanager
def reader(made: Store) -> Iterator[Server]:
    """Start indexer and reader as `kultura run` does; give the reader once the index is whole."""
    host, port = load(made.home, environ={}).public_address
    names = {"KULTURA_HOME": str(made.home), "KULTURA_READER_DSN": made.reader}
    indexer = started("indexer", [sys.executable, "-m", "kultura.reader.search"], made.home, names)
    command = [sys.executable, "-m", "kultura.reader"]
    url = f"http://{host}:{port}"
    try:
        server = served("reader", command, url, "/readyz", made.home, **names)
        try:
            wait_for_index(made, url)
            yield server
        finally:
            server.stop()
    finally:
        Server("indexer", "", indexer).stop()


def wait_for_index(made: Store, url: str) -> None:
    """Wait until lists hold all that is visible."""
    connection = connect_reader(made.reader, "benchmark")
    with connection.cursor() as cursor:
        wanted = counts(cursor)["objects"]
    connection.close()
    while total(url) != wanted:
        time.sleep(0.5)


def total(url: str) -> int:
    """Return how many objects the reader lists; none while it has no index."""
    status, body, _etag = answered(url, "/api/v1/objects?pageSize=1")
    return orjson.loads(body)["total"] if status == 200 else -1
