"""The views show what is public now, and nothing else."""

from builders import container
from builders import projection
from builders import publish
from datetime import timedelta
from kultura.store import clock
from kultura.store import read
from kultura.store.hides import Limits
from kultura.store.voting import vote

import pytest


@pytest.fixture
def seen(reader):
    """What the reader sees, as a function."""
    with reader.cursor() as cursor:
        yield lambda: read.visible_uids(cursor)


@pytest.fixture
def now(cursor, connection):
    """The time by which dates are judged."""
    found = clock.now(cursor)
    connection.commit()
    return found


def test_published_record_is_seen_with_its_bytes(connection, reader) -> None:
    publish(connection, projection("a", "Żółty dom"))
    with reader.cursor() as cursor:
        (found,) = read.records(cursor, ["a"], ["en", "pl"])
    assert found.body.decode() == '{"id":"a","title":"Żółty dom"}'
    assert found.language == "pl"


def test_hidden_record_is_gone_with_its_date(connection, reader, now) -> None:
    publish(connection, projection("a"))
    vote(connection, ["a"], [])
    with reader.cursor() as cursor:
        assert read.records(cursor, ["a"], ["pl"]) == []
        assert read.gone(cursor, "a").withdrawn_at >= now


def test_hidden_record_keeps_no_bytes(connection, cursor) -> None:
    publish(connection, projection("a"))
    vote(connection, ["a"], [])
    for table in ("rendering", "occurrence", "opening", "reference"):
        cursor.execute(f"SELECT count(*) FROM publication.{table}")
        assert cursor.fetchone() == (0,), table


def test_never_public_leaves_no_trace(connection, cursor, reader, now) -> None:
    publish(connection, projection("a", visible_from=now + timedelta(days=1)))
    vote(connection, ["a"], [])
    cursor.execute("SELECT count(*) FROM publication.record")
    assert cursor.fetchone() == (0,)
    with reader.cursor() as asked:
        assert read.gone(asked, "a") is None
        assert read.uid_of_path(asked, "/a") is None


def test_contents_follow_their_container(connection, seen) -> None:
    publish(connection, container("c"), projection("a", containers=("c",)))
    assert seen() == {"a"}
    vote(connection, ["c"], [])
    assert seen() == set()
    publish(connection, container("c"))
    assert seen() == {"a"}


def test_contents_of_a_container_never_public_are_hidden(connection, seen) -> None:
    publish(connection, projection("a", containers=("c",)))
    assert seen() == set()


def test_every_container_counts(connection, seen) -> None:
    publish(connection, container("c"), projection("a", containers=("b", "c")))
    assert seen() == set()
    publish(connection, container("b", containers=("c",)))
    assert seen() == {"a"}


@pytest.mark.parametrize(
    ("dates", "visible"),
    [
        ({}, {"a"}),
        ({"visible_from": -1}, {"a"}),
        ({"visible_from": 1}, set()),
        ({"visible_until": 1}, {"a"}),
        ({"visible_until": -1}, set()),
    ],
)
@pytest.mark.parametrize("whose", ["own", "of its container"])
def test_dates_are_judged_by_the_clock(connection, seen, now, dates, visible, whose) -> None:
    given = {name: now + timedelta(hours=hours) for name, hours in dates.items()}
    own, above = (given, {}) if whose == "own" else ({}, given)
    publish(connection, container("c", **above), projection("a", containers=("c",), **own))
    assert seen() == visible


def test_clock_can_be_moved(connection, cursor, seen, now) -> None:
    publish(connection, projection("a", visible_from=now + timedelta(days=1)))
    clock.set_ahead(cursor, timedelta(days=2))
    connection.commit()
    assert seen() == {"a"}


def test_next_boundary_is_the_nearest_of_all(connection, reader, now) -> None:
    publish(
        connection,
        projection("a", visible_from=now + timedelta(days=2)),
        projection("b", visible_until=now + timedelta(days=1)),
        projection("c", visible_from=now - timedelta(days=1)),
    )
    with reader.cursor() as cursor:
        assert read.bounded_moment(cursor)[1] == now + timedelta(days=1)


def test_vote_narrows_and_never_widens(connection, cursor, now) -> None:
    until = now + timedelta(days=5)
    publish(connection, container("c"), projection("a", containers=("c",), visible_until=until))
    later = now + timedelta(days=9)
    vote(connection, [], [Limits("a", ("d",), visible_from=now, visible_until=later)])
    cursor.execute(
        "SELECT containers, visible_from, visible_until FROM publication.record WHERE uid = 'a'"
    )
    assert cursor.fetchone() == (["c", "d"], now, until)


def test_moved_below_a_hidden_container_is_hidden_at_once(connection, seen) -> None:
    publish(connection, container("c"), projection("a", containers=("c",)))
    vote(connection, [], [Limits("a", ("hidden",))])
    assert seen() == set()


def test_restricted_access_drops_media_and_keeps_the_record(connection, reader) -> None:
    publish(connection, projection("a"))
    vote(connection, [], [Limits("a", (), access="metadata-only")])
    with reader.cursor() as cursor:
        (found,) = read.records(cursor, ["a"], ["pl"])
        assert found.media is None
        assert read.cards(cursor, ["a"], ["pl"], "image") == {}
        assert read.references(cursor, ["a"]) == {}


def test_old_path_leads_to_its_record(connection, reader) -> None:
    publish(connection, projection("a"))
    publish(connection, projection("a", path="/moved"))
    with reader.cursor() as cursor:
        assert read.uid_of_path(cursor, "/a") == "a"
        assert read.records(cursor, ["a"], ["pl"])[0].path == "/moved"


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=3)])
def test_the_time_of_a_version_is_the_clocks(cursor, ahead) -> None:
    clock.set_ahead(cursor, ahead)
    cursor.execute("SELECT now, publication.clock() FROM publication.version")
    now, time = cursor.fetchone()
    assert now == time
