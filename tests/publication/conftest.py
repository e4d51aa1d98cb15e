"""A region on RelStorage and the embedded PostgreSQL, and actors that work on it."""

from actor import Actor
from actor import Stage
from collections.abc import Callable
from collections.abc import Iterator
from kultura.instance.postgresql import connection as connections
from kultura.instance.postgresql.database import database
from kultura.instance.testing import copy_region
from kultura.settings import load
from kultura.settings import Settings
from kultura.store import read
from kultura.store.connection import connect_reader
from kultura.store.connection import connect_writer
from pathlib import Path

import acts
import pytest


@pytest.fixture(scope="session")
def region(instances: Path, worker_id: str) -> Iterator[Settings]:
    """The settings of a region whose database runs."""
    settings = load(copy_region(instances, f"publication-{worker_id}"), environ={})
    with database(settings):
        yield settings


@pytest.fixture(scope="session")
def stage(region) -> Iterator[Stage]:
    """Where actors come from."""
    stage = Stage(region.home)
    yield stage
    stage.close()


@pytest.fixture(scope="session")
def museum(stage) -> dict[str, str]:
    """Two museums; UIDs by path."""
    actor = stage.actor()
    found = actor(acts.prepare)
    actor.close()
    return found


@pytest.fixture
def new_actor(stage, museum) -> Iterator[Callable[[], Actor]]:
    """Makes actors, which end with the test."""
    made: list[Actor] = []

    def make() -> Actor:
        made.append(stage.actor())
        return made[-1]

    yield make
    for actor in made:
        actor.kill()


@pytest.fixture
def cms(new_actor) -> Actor:
    """A process of the cms."""
    return new_actor()


@pytest.fixture
def store(region):
    """A writer's cursor that sees each statement's moment."""
    connection = connect_writer(connections.dsn(region), "test")
    connection.autocommit = True
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


@pytest.fixture
def seen(region) -> Iterator[Callable[[str], bool]]:
    """Whether the reader sees a record."""
    connection = connect_reader(connections.reader_dsn(region), "test")
    with connection.cursor() as cursor:
        yield lambda uid: bool(read.records(cursor, [uid], ["pl"]))
    connection.close()


@pytest.fixture
def title(region) -> Iterator[Callable[[str], str | None]]:
    """The title the reader sees a record under."""
    connection = connect_reader(connections.reader_dsn(region), "test")
    with connection.cursor() as cursor:

        def ask(uid: str) -> str | None:
            cursor.execute("SELECT title FROM publication.visible_rendering WHERE uid = %s", (uid,))
            row = cursor.fetchone()
            return row[0] if row else None

        yield ask
    connection.close()
