"""A client that only follows the feed holds exactly the visible set."""

from builders import container
from builders import projection
from builders import publish
from datetime import timedelta
from kultura.store import clock
from kultura.store import feed
from kultura.store import read
from kultura.store.hides import Limits
from kultura.store.settling import settle
from kultura.store.voting import vote

import pytest


@pytest.fixture
def told(cursor, connection):
    """What the feed said since it was last asked, as a function."""
    position = 0

    def ask() -> list[tuple[str, str]]:
        nonlocal position
        found = feed.changes(cursor, position, 1000)
        connection.commit()
        position = found[-1].id if found else position
        return [(one.uid, one.change) for one in found]

    return ask


@pytest.fixture
def version(reader):
    """The version the reader sees, as a function."""
    with reader.cursor() as cursor:
        yield lambda: read.moment(cursor).version


def test_life_of_a_record(connection, told) -> None:
    publish(connection, projection("a"))
    publish(connection, projection("a", "Other"))
    vote(connection, ["a"], [])
    publish(connection, projection("a", "Other"))
    assert told() == [("a", "published"), ("a", "changed"), ("a", "withdrawn"), ("a", "published")]


def test_nothing_new_moves_nothing(connection, told, version) -> None:
    publish(connection, projection("a"))
    told()
    before = version()
    publish(connection, projection("a"))
    assert (told(), version()) == ([], before)


def test_hide_of_what_was_not_there_moves_nothing(connection, told, version) -> None:
    before = version()
    vote(connection, ["a"], [])
    assert (told(), version()) == ([], before)


def test_hidden_container_moves_the_version_at_once(connection, version) -> None:
    publish(connection, container("c"), projection("a", containers=("c",)))
    before = version()
    vote(connection, ["c"], [])
    assert version() > before


def test_contents_of_a_container_are_told(connection, told) -> None:
    publish(connection, container("c"), *(projection(u, containers=("c",)) for u in "abd"))
    told()
    vote(connection, ["c"], [])
    settle(connection)
    assert sorted(told()) == [("a", "withdrawn"), ("b", "withdrawn"), ("d", "withdrawn")]
    publish(connection, container("c"))
    assert sorted(told()) == [("a", "published"), ("b", "published"), ("d", "published")]


def test_containers_that_are_no_records_are_not_told(connection, told) -> None:
    publish(connection, container("c"))
    assert told() == []


def test_dates_that_pass_are_told(connection, cursor, told) -> None:
    now = clock.now(cursor)
    connection.commit()
    soon, later = now + timedelta(days=1), now + timedelta(days=2)
    publish(connection, projection("a", visible_from=soon, visible_until=later))
    steps = []
    for days in (0, 1.5, 3, 1.5):
        clock.set_ahead(cursor, timedelta(days=days))
        connection.commit()
        settle(connection)
        steps.append(told())
    assert steps == [[], [("a", "published")], [("a", "withdrawn")], [("a", "published")]]


def test_dates_of_a_container_are_told_for_its_contents(connection, cursor, told) -> None:
    until = clock.now(cursor) + timedelta(days=1)
    connection.commit()
    publish(connection, container("c", visible_until=until), projection("a", containers=("c",)))
    clock.set_ahead(cursor, timedelta(days=2))
    connection.commit()
    settle(connection)
    assert told() == [("a", "published"), ("a", "withdrawn")]


def test_narrowed_record_is_told_as_changed(connection, told) -> None:
    publish(connection, projection("a"))
    told()
    vote(connection, [], [Limits("a", (), access="on-premises")])
    assert told() == [("a", "changed")]


def test_hide_of_what_the_feed_never_told_is_not_told(connection, cursor, told, reader) -> None:
    soon = clock.now(cursor) + timedelta(days=1)
    connection.commit()
    publish(connection, projection("a", visible_from=soon))
    clock.set_ahead(cursor, timedelta(days=2))
    connection.commit()
    vote(connection, ["a"], [])
    assert told() == []
    with reader.cursor() as asked:
        assert read.gone(asked, "a") is not None
