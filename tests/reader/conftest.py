"""The real reader process over a database of its own; emptied for each test."""

from collections.abc import Iterator
from databases import postgresql
from databases import READER
from databases import template
from kultura.store import roles
from kultura.store.connection import connect_writer
from psycopg2.extensions import connection as Connection
from serving import running
from serving import Served

import psycopg2
import pytest


__all__ = ["postgresql", "template"]

EMPTY = """
TRUNCATE publication.record, publication.chain, publication.path, publication.announcement,
    publication.change, publication.unsettled, publication.pending, publication.term,
    digitisation.form CASCADE;
UPDATE publication.state SET version = version + 1, change = change + 1;
UPDATE publication.clock_offset SET ahead = '0';
"""


@pytest.fixture(scope="session")
def served(postgresql, template, tmp_path_factory) -> Iterator[Served]:
    """The reader, for the whole run."""
    administrator = psycopg2.connect(postgresql)
    administrator.autocommit = True
    with administrator.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE kultura_served TEMPLATE {template} OWNER kultura")
    administrator.close()
    dsn = postgresql.replace("user=root", "user=kultura").replace("postgres", "kultura_served")
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        roles.grant_reading(cursor, READER)
    connection.close()
    with running(dsn, tmp_path_factory.mktemp("reader")) as found:
        yield found


@pytest.fixture
def store(served) -> Iterator[Connection]:
    """A writer's connection to the reader's store, which is empty."""
    yield from emptied(served)


@pytest.fixture(scope="module")
def lasting_store(served) -> Iterator[Connection]:
    """The same for a whole module, whose tests only ask."""
    yield from emptied(served)


def _empty(connection: Connection) -> bool:
    """Return whether the store was emptied: the reader may be reading the same tables just now."""
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(EMPTY)
    except psycopg2.errors.DeadlockDetected:
        return False
    return True


def emptied(served: Served) -> Iterator[Connection]:
    """Empty the store and lend a writer's connection to it."""
    connection = connect_writer(served.dsn, "test")
    while not _empty(connection):
        pass
    yield connection
    connection.close()


@pytest.fixture
def get(served, store):
    """Ask the reader: `get(path, header=value)`."""
    return served.get
