"""Statements asked again are prepared, and answer as they did as text."""

from kultura.store.connection import connect_reader
from kultura.store.prepared import numbered_text
from kultura.store.prepared import PreparedCursor

import pytest


@pytest.fixture
def ask(dsn):
    """Asks as the reader's service does; `ask.connection` remembers statements."""
    connection = connect_reader(dsn, "test")

    def asked(query, given=None):
        with connection.cursor(cursor_factory=PreparedCursor) as cursor:
            cursor.execute(query, given)
            return cursor.fetchall()

    asked.connection = connection
    yield asked
    connection.close()


@pytest.mark.parametrize(
    ("query", "given"),
    [
        ("SELECT change FROM publication.version", None),
        ("SELECT uid FROM publication.feed WHERE id > %s LIMIT %s", (0, 5)),
        ("SELECT uid FROM publication.feed WHERE uid = ANY(%(u)s) OR type = ANY(%(u)s)", {"u": []}),
        ("SELECT 1 WHERE 'a%%' = %s", ("a%",)),
    ],
)
def test_the_third_time_it_is_executed_by_name(ask, query, given) -> None:
    answers = [ask(query, given) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert ask.connection.statements[query] is not None


def test_parameters_without_a_type_are_sent_as_text(ask) -> None:
    query = "SELECT array_position(%s, %s)"
    assert [ask(query, (["a", "b"], "b")) for _ in range(3)] == [[(2,)]] * 3


def test_a_view_made_anew_is_read_as_it_is_now(ask, connection) -> None:
    query = "SELECT * FROM publication.next_boundary"
    for _ in range(3):
        assert len(ask(query)[0]) == 1
    with connection, connection.cursor() as cursor:
        cursor.execute("DROP VIEW publication.next_boundary")
        cursor.execute("CREATE VIEW publication.next_boundary AS SELECT now() AS at, 1 AS more")
        cursor.execute("GRANT SELECT ON publication.next_boundary TO PUBLIC")
    assert len(ask(query)[0]) == 2


def test_placeholders_are_numbered_a_name_once() -> None:
    text, names = numbered_text("%(a)s = %(b)s OR x LIKE 'y%%' AND %(a)s")
    assert (text, names) == ("$1 = $2 OR x LIKE 'y%' AND $1", ("a", "b"))
