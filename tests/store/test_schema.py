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
    cursor.execute("SELECT version FROM publication.state")
    (before,) = cursor.fetchone()
    connection.commit()
    schema.upgrade(dsn)
    assert schema.is_current(dsn)
    cursor.execute("SELECT version FROM publication.version")
    assert cursor.fetchone() == (before + 1,)  # what was answered by other views holds no more


def test_notes_of_old_stay_as_texts(dsn, connection, cursor) -> None:
    cursor.execute(
        "ALTER TABLE digitisation.batch ALTER COLUMN note DROP DEFAULT,"
        " ALTER COLUMN note TYPE text USING '', ALTER COLUMN note SET DEFAULT ''"
    )
    cursor.execute(
        "INSERT INTO digitisation.delivery"
        " (run, institution, place, goal, person, sources, begun)"
        " VALUES ('r', 'muzeum', '/', 'draft', 'ewa', '{}', now())"
    )
    cursor.execute(
        "INSERT INTO digitisation.batch (run, source, received_at, note)"
        " VALUES ('r', '/a', now(), 'It was kept.'), ('r', '/b', now(), '')"
    )
    cursor.execute("UPDATE publication.alembic_version SET version_num = '0007'")
    connection.commit()
    assert schema.upgrade(dsn)
    cursor.execute("SELECT note FROM digitisation.batch ORDER BY source")
    assert cursor.fetchall() == [([{"text": "It was kept."}],), ([],)]
