"""How many records use a term, counted in the index as in the rows."""

from builders import publish
from indexing import composed
from kultura.records.lesson import Lesson
from kultura.records.object import DigitalObject
from kultura.store import vocabularies
from kultura.store.connection import connect_reader
from kultura.store.vocabularies import keep_vocabularies
from kultura.store.vocabularies import StoredTerm
from kultura.store.voting import vote

import pytest


TYPES = tuple(
    StoredTerm("object_types", value, at, None, None, {"pl": value})
    for at, value in enumerate(("painting", "map", "clock"))
)


def thing(uid: str, kind: str) -> DigitalObject:
    return DigitalObject(
        id=uid, path=f"/{uid}", title=uid, language="pl", institution="m", object_type=kind
    )


@pytest.fixture
def things(store) -> None:
    """Two maps, a painting, and a lesson."""
    keep_vocabularies(store, TYPES)
    kinds = {"a": "map", "b": "map", "c": "painting"}
    publish(store, *(composed(thing(uid, kind)) for uid, kind in kinds.items()))
    publish(store, composed(Lesson(id="l", path="/l", title="Mapy", language="pl")))


def counts(get) -> dict[str, int]:
    found = get("/api/v1/vocabularies/object_types").json()["results"]
    return {term["value"]: term["count"] for term in found}


def in_rows(served) -> dict[str, int]:
    connection = connect_reader(served.dsn, "test")
    with connection.cursor() as cursor:
        found = vocabularies.uses(cursor, "object_types")
    connection.close()
    return {term.value: found.get(term.value, 0) for term in TYPES}


def test_index_and_rows_say_the_same(get, served, store, things, indexer) -> None:
    without = counts(get)
    indexer.follow()
    publish(store)  # another version: nothing that was kept is sent again
    assert counts(get) == without == in_rows(served) == {"painting": 1, "map": 2, "clock": 0}


def test_what_is_hidden_is_not_counted_while_the_index_is_behind(
    get, store, things, indexer
) -> None:
    indexer.follow()
    assert counts(get)["map"] == 2
    vote(store, ["a"], [])
    assert counts(get)["map"] == 1


def test_what_the_index_lacks_is_counted_once_it_has_it(get, store, things, indexer) -> None:
    indexer.follow()
    publish(store, composed(thing("d", "clock")))
    assert counts(get)["clock"] == 0
    indexer.follow()
    assert counts(get)["clock"] == 1
