"""Vocabularies over HTTP: labels as rows, uses counted among what is visible."""

from builders import projection
from builders import publish
from kultura.store.vocabularies import keep_vocabularies
from kultura.store.vocabularies import StoredTerm
from kultura.store.voting import vote

import pytest


GENRES = (
    StoredTerm("genres", "music", 0, None, None, {"pl": "muzyka", "en": "music"}),
    StoredTerm(
        *("genres", "opera", 1, "music", "http://example.org/opera", {"pl": "opera"}),
        broad_match="http://example.org/theatre",
    ),
)


@pytest.fixture
def genres(store, indexer) -> None:
    """Two genres, and two operas."""
    keep_vocabularies(store, GENRES)
    publish(
        store,
        projection("a", terms=("genres:opera", "modes:onsite")),
        projection("b", terms=("genres:opera",)),
    )
    indexer.follow()


def test_terms_say_their_labels_place_and_uses(get, genres) -> None:
    answer = get("/api/v1/vocabularies/genres").json()
    assert answer["results"] == [
        {"value": "music", "labels": {"pl": "muzyka", "en": "music"}, "count": 0},
        {
            "value": "opera",
            "labels": {"pl": "opera"},
            "count": 2,
            "parent": "music",
            "uri": "http://example.org/opera",
            "broadMatch": "http://example.org/theatre",
        },
    ]


def test_hidden_record_is_not_counted(get, store, genres) -> None:
    assert get("/api/v1/vocabularies/genres").json()["results"][1]["count"] == 2
    vote(store, ["a"], [])
    assert get("/api/v1/vocabularies/genres").json()["results"][1]["count"] == 1


def test_vocabularies_are_listed_and_mistakes_named(get, genres) -> None:
    (listed,) = get("/api/v1/vocabularies").json()["results"]
    assert (listed["name"], listed["size"]) == ("genres", 2)
    wrong = get("/api/v1/vocabularies/genre")
    assert (wrong.status_code, wrong.json()["didYouMean"]) == (404, "genres")


def test_new_label_is_seen_with_the_next_request_and_writes_no_record(get, store, genres) -> None:
    before = get("/api/v1/changes").json()
    renamed = StoredTerm("genres", "music", 0, None, None, {"pl": "granie"})
    assert keep_vocabularies(store, (renamed, GENRES[1]))
    assert get("/api/v1/vocabularies/genres").json()["results"][0]["labels"] == {"pl": "granie"}
    assert get("/api/v1/changes").json() == before


def test_vocabularies_that_are_right_are_not_written_again(store, genres) -> None:
    assert not keep_vocabularies(store, reversed(GENRES))
