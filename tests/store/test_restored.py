"""A store that came with a backup works in the server it was put into."""

from builders import projection
from builders import publish
from kultura.store import restored
from kultura.store.read import moment
from kultura.store.ripe import ripe_marks


def test_a_store_where_nothing_happened_is_empty(cursor) -> None:
    assert restored.is_empty(cursor)


def test_a_store_with_a_record_is_not_empty(connection) -> None:
    publish(connection, projection("a" * 32))
    with connection, connection.cursor() as cursor:
        assert not restored.is_empty(cursor)


def test_marks_of_another_server_are_ripe_here(connection) -> None:
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO publication.pending (uid, generation, xid, ready)"
            " VALUES ('foreign', 1, '99999999999', false)"
        )
        assert not restored.is_empty(cursor)
    with connection, connection.cursor() as cursor:
        assert ripe_marks(cursor, 10) == ()
        restored.adopt(cursor)
        assert [mark.uid for mark in ripe_marks(cursor, 10)] == ["foreign"]


def test_a_restored_store_is_another_for_who_remembers_answers(connection) -> None:
    with connection, connection.cursor() as cursor:
        before = moment(cursor)
        restored.adopt(cursor)
        after = moment(cursor)
    assert after.version > before.version
    assert after.store != before.store


def test_a_store_where_packages_were_brought_is_not_empty(connection) -> None:
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO digitisation.delivery"
            " (run, institution, place, goal, person, sources, begun)"
            " VALUES ('r', 'biblioteka', '/kultura/biblioteka', 'draft', 'anna', '{}', now())"
        )
        assert not restored.is_empty(cursor)
        connection.rollback()


def test_what_is_taken_away_is_all_that_migrations_made(connection) -> None:
    with connection.cursor() as cursor:
        restored.drop(cursor)
        cursor.execute(
            "SELECT DISTINCT schemaname FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        assert cursor.fetchall() == []
        connection.rollback()
