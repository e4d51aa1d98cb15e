"""Rows read back to be compared: of one moment, and not those that wait to be written."""

from builders import projection
from builders import publish
from kultura.store import stored
from kultura.store.connection import connect_writer
from kultura.store.marks import mark_ready


UID = "a" * 32


def test_rows_of_an_object_belong_together_whoever_writes_meanwhile(dsn, connection) -> None:
    before, after = projection(UID, "Dawniej"), projection(UID, "Teraz", area="02")
    publish(connection, before)
    other = connect_writer(dsn, "test")
    with other, other.cursor() as cursor:
        stored.hold_still(cursor)
        assert stored.uids(cursor) == {UID}
        publish(connection, after)
        assert stored.projections(cursor, [UID])[UID].fingerprint == before.fingerprint
    with other, other.cursor() as cursor:
        assert stored.projections(cursor, [UID])[UID].fingerprint == after.fingerprint
    other.close()


def test_what_is_marked_waits(connection, cursor) -> None:
    publish(connection, projection(UID))
    assert stored.marked(cursor, [UID, "new"]) == {}
    mark_ready(cursor, [UID, "new", "another"])
    assert stored.marked(cursor, [UID, "new"]) == {UID: f"/{UID}", "new": ""}
