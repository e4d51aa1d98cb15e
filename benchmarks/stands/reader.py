"""Kultura's reader over a store of its own, in an embedded PostgreSQL of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from kultura.instance.postgresql import connection as connections
from kultura.instance.postgresql.database import database
from kultura.instance.testing import run_command
from kultura.settings import load
from pathlib import Path
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server

import sys


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


def reader(made: Store) -> Server:
    """Start the reader as `kultura run` does."""
    host, port = load(made.home, environ={}).public_address
    command = [sys.executable, "-m", "kultura.reader"]
    names = {"KULTURA_HOME": str(made.home), "KULTURA_READER_DSN": made.reader}
    url = f"http://{host}:{port}"
    return served("reader", command, url, "/api/v1/objects?pageSize=1", made.home, **names)
