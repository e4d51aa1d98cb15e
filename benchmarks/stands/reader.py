"""Kultura's reader over a store of its own, in an embedded PostgreSQL of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from dataclasses import dataclass
from kultura.instance.postgresql import connection as connections
from kultura.instance.postgresql.database import database
from kultura.instance.postgresql.store import prepare
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
from stands.targets import KEPT
from stands.targets import NOT_KEPT

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
        prepare(settings)
        yield Store(folder, connections.dsn(settings), connections.reader_dsn(settings))


@contextmanager
def readers(made: Store) -> Iterator[dict[str, Server]]:
    """Start the indexer, the reader as `kultura run` does, and one that keeps no answer in memory.

    They are given once the index is whole.
    """
    names = {"KULTURA_HOME": str(made.home), "KULTURA_READER_DSN": made.reader}
    with ExitStack() as stack:
        command = [sys.executable, "-m", "kultura.reader.search"]
        indexer = started("indexer", command, made.home, names)
        stack.callback(Server("indexer", "", indexer).stop)
        found = {KEPT: one_reader(KEPT, made, **names)}
        stack.callback(found[KEPT].stop)
        nothing = {"INSTANCE_KULTURA_PUBLIC_CACHE_MB": "0"}
        found[NOT_KEPT] = one_reader(NOT_KEPT, made, **names, **nothing)
        stack.callback(found[NOT_KEPT].stop)
        wait_for_index(made, found[KEPT].url)
        yield found


def one_reader(name: str, made: Store, **names: str) -> Server:
    """Start a reader on a free port."""
    port = free_port()
    command = [sys.executable, "-m", "kultura.reader"]
    names |= {"KULTURA_PUBLIC_PORT": str(port)}
    return served(name, command, f"http://127.0.0.1:{port}", "/readyz", made.home, **names)


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
