"""A PostgreSQL of the run's own, and a publication schema of each test's own in it."""

from collections.abc import Iterator
from kultura.instance.postgresql.account import named
from kultura.instance.postgresql.binaries import bin_folder
from kultura.store import roles
from kultura.store import schema
from kultura.store.connection import connect_reader
from kultura.store.connection import connect_writer
from pathlib import Path
from signal import SIGQUIT

import itertools
import os
import psycopg2
import pytest
import shutil
import subprocess
import tempfile
import time


READER = "kultura_reader"
DATABASES = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The DSN of a server's superuser; the server lives as long as the run."""
    account = named("nobody") if os.geteuid() == 0 else None
    programs = bin_folder(account)
    folder = Path(tempfile.mkdtemp(prefix="kultura-pg-"))
    identity = {}
    if account:
        os.chown(folder, account.uid, account.gid)
        identity = {"user": account.uid, "group": account.gid, "extra_groups": []}
    subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-U", "root", "-A", "trust"]
        + ["--encoding=UTF8", "--no-locale", "--no-sync"],
        check=True,
        capture_output=True,
        cwd=folder,
        **identity,
    )
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses="]
        + ["-c", "fsync=off"],
        cwd=folder,
        stderr=subprocess.DEVNULL,
        **identity,
    )
    dsn = f"host={folder} user=root dbname=postgres"
    _wait(dsn)
    yield dsn
    server.send_signal(SIGQUIT)
    server.wait(30)
    shutil.rmtree(folder)


def _wait(dsn: str) -> None:
    for _ in range(200):
        try:
            psycopg2.connect(dsn).close()
            return
        except psycopg2.OperationalError:
            time.sleep(0.05)
    raise TimeoutError("PostgreSQL did not start")


@pytest.fixture(scope="session")
def template(postgresql) -> str:
    """A database with the schema, which each test's own is copied from."""
    with _administrator(postgresql) as cursor:
        cursor.execute("CREATE ROLE kultura LOGIN")
        cursor.execute(f"CREATE ROLE {READER} LOGIN")
        cursor.execute("CREATE DATABASE template_kultura OWNER kultura")
    schema.upgrade(_dsn(postgresql, "template_kultura", "kultura"))
    return "template_kultura"


@pytest.fixture
def dsn(postgresql, template) -> str:
    """The DSN of the writer in an empty store."""
    name = f"kultura_{next(DATABASES)}"
    with _administrator(postgresql) as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER kultura")
    dsn = _dsn(postgresql, name, "kultura")
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        roles.grant_reading(cursor, READER)
    connection.close()
    return dsn


@pytest.fixture
def connection(dsn):
    """A writer's connection."""
    connection = connect_writer(dsn, "test")
    yield connection
    connection.close()


@pytest.fixture
def cursor(connection):
    """A cursor of the writer; commit through its connection."""
    with connection.cursor() as cursor:
        yield cursor


@pytest.fixture
def reader(dsn):
    """A reader's connection."""
    connection = connect_reader(dsn.replace("user=kultura", f"user={READER}"), "test")
    yield connection
    connection.close()


def _dsn(postgresql: str, database: str, user: str) -> str:
    return postgresql.replace("user=root", f"user={user}").replace("postgres", database)


class _administrator:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def __enter__(self):
        self.connection = psycopg2.connect(self.dsn)
        self.connection.autocommit = True
        return self.connection.cursor()

    def __exit__(self, *_exception) -> None:
        self.connection.close()
