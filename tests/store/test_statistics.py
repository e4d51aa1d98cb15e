"""What the planner knows of the tables keeps up with what is written."""

from builders import projection
from builders import publish
from eventually import eventually
from kultura.store.statistics import renew_statistics


KNOWN = "SELECT reltuples FROM pg_class WHERE oid = 'publication.rendering'::regclass"


def test_tables_that_have_grown_are_analyzed_once(connection) -> None:
    publish(connection, *(projection(f"{number:032}") for number in range(100)))
    analyzed: set[str] = set()
    eventually(lambda: analyzed.update(renew_statistics(connection)) or "rendering" in analyzed)
    with connection, connection.cursor() as cursor:
        cursor.execute(KNOWN)
        assert cursor.fetchone() == (100,)
    assert "rendering" not in renew_statistics(connection)
