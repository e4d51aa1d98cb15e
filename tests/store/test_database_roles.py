"""The reader's role reads public views, and can do nothing else."""

from builders import projection
from builders import publish
from kultura.store.connection import connect_reader
from kultura.store.roles import PUBLIC_VIEWS

import psycopg2
import pytest


@pytest.fixture
def unlimited(dsn):
    """The reader's role on a connection that is not set to read only by our own code."""
    connection = psycopg2.connect(dsn.replace("user=kultura", "user=kultura_reader"))
    connection.autocommit = True
    yield connection
    connection.close()


@pytest.fixture
def object_state(connection, cursor):
    """A table of the owner's outside the schema, as RelStorage's are."""
    cursor.execute("CREATE TABLE public.object_state (zoid bigint)")
    connection.commit()


@pytest.mark.parametrize("view", PUBLIC_VIEWS)
def test_views_can_be_read(reader, view) -> None:
    with reader.cursor() as cursor:
        cursor.execute(f"SELECT * FROM publication.{view}")


def relations(cursor) -> set[str]:
    cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'publication'::regnamespace")
    return {name for (name,) in cursor.fetchall()}


def test_nothing_but_the_views_can_be_read(cursor, unlimited) -> None:
    others = relations(cursor) - set(PUBLIC_VIEWS)
    assert {"pending", "record", "rendering", "visible", "parked"} <= others
    readable = set()
    with unlimited.cursor() as asked:
        for name in others:
            asked.execute(
                "SELECT has_table_privilege(c.oid, 'SELECT') FROM pg_class c WHERE relname = %s"
                " AND relkind NOT IN ('i', 'I') AND relnamespace = 'publication'::regnamespace",
                (name,),
            )
            if asked.fetchall() == [(True,)]:
                readable.add(name)
    assert readable == set()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM publication.pending",
        "SELECT * FROM publication.rendering",
        "SELECT * FROM public.object_state",
        "SELECT * FROM digitisation.batch",
        "SELECT * FROM digitisation.decision",
        "INSERT INTO digitisation.batch (run, source, received_at) VALUES ('', '', now())",
        "SELECT nextval('publication.generation')",
        "INSERT INTO publication.pending VALUES ('a', 1, '1', true)",
        "UPDATE publication.feed SET change = ''",
        "DELETE FROM publication.feed",
        "UPDATE publication.clock_offset SET ahead = '1 day'",
        "CREATE TABLE public.mine (x int)",
        "CREATE TABLE publication.mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE FUNCTION pg_temp.leak() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_all_else_is_refused(object_state, unlimited, statement) -> None:
    with unlimited.cursor() as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        cursor.execute(statement)


def test_condition_of_a_query_runs_on_no_hidden_row(connection, unlimited) -> None:
    publish(connection, projection("a", containers=("hidden",)), projection("b"))
    with unlimited.cursor() as cursor:
        cursor.execute(
            "SELECT uid FROM publication.visible_rendering"
            " WHERE 1 / (CASE WHEN title = 'Title' AND uid = 'a' THEN 0 ELSE 1 END) = 1"
        )
        assert cursor.fetchall() == [("b",)]


def test_readers_connection_is_read_only(dsn) -> None:
    connection = connect_reader(dsn, "test")
    with connection.cursor() as cursor, pytest.raises(psycopg2.errors.ReadOnlySqlTransaction):
        cursor.execute("DELETE FROM publication.feed")
    connection.close()
