"""The schema comes up, and coming up twice changes nothing."""

from kultura.store import schema


def test_upgrade_is_idempotent(dsn) -> None:
    assert schema.is_current(dsn)
    assert schema.upgrade(dsn) is False


def test_views_are_made_anew(dsn, connection, cursor) -> None:
    schema.drop_views(cursor)
    cursor.execute("COMMENT ON SCHEMA publication IS 'views of another version'")
    connection.commit()
    assert not schema.is_current(dsn)
    schema.upgrade(dsn)
    assert schema.is_current(dsn)
    cursor.execute("SELECT version FROM publication.version")
    assert cursor.fetchone() == (0,)
