"""How long clients may keep an answer: never past the moment at which time alone changes it."""

from builders import projection
from builders import publish
from collections.abc import Iterator
from datetime import timedelta
from kultura.store import clock
from serving import running
from serving import Served

import pytest
import re


@pytest.fixture(scope="module")
def generous(served, tmp_path_factory) -> Iterator[Served]:
    """A second reader of the same store, whose answers may be kept for an hour."""
    home = tmp_path_factory.mktemp("generous")
    (home / "instance.yaml").write_text("kultura:\n  public_max_age: 3600\n")
    with running(served.dsn, home) as found:
        yield found


def max_age(answer) -> int:
    """The seconds an answer may be kept."""
    return int(re.fullmatch(r"public, max-age=(\d+)", answer.headers["Cache-Control"])[1])


def test_answers_must_be_asked_for_again_unless_told_otherwise(get, store) -> None:
    publish(store, projection("a"))
    assert get("/api/v1/exhibits/a").headers["Cache-Control"] == "no-cache"


def test_answers_may_be_kept_as_long_as_the_integrator_says(generous, store) -> None:
    publish(store, projection("a"))
    for _ in range(2):
        assert max_age(generous.get("/api/v1/exhibits/a")) == 3600


def test_nothing_is_kept_past_the_moment_it_changes_by_time(generous, store) -> None:
    with store, store.cursor() as cursor:
        now = clock.now(cursor)
    publish(store, projection("a"), projection("b", visible_from=now + timedelta(minutes=10)))
    first = max_age(generous.get("/api/v1/exhibits"))
    assert 500 < first <= 600
    with store, store.cursor() as cursor:
        clock.set_ahead(cursor, timedelta(minutes=9, seconds=30))
    assert max_age(generous.get("/api/v1/exhibits")) <= 30


def test_problems_are_never_kept(generous, store) -> None:
    assert generous.get("/api/v1/exhibits/none").headers["Cache-Control"] == "no-cache"
