"""One record over HTTP: bytes as stored, joined, validated, and gone at once when hidden."""

from builders import container
from builders import projection
from builders import publish
from datetime import timedelta
from kultura.store import clock
from kultura.store.hides import Limits
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.voting import vote

import http.client
import pytest


def rendering(language: str, title: str) -> Rendering:
    return Rendering(
        language=language,
        etag=title,
        title=title,
        title_key=title,
        body=f'{{"id":"a","title":"{title}"}}'.encode(),
        card=b'{"id":"a"}',
    )


def test_record_is_its_bytes_and_what_is_joined(get, store) -> None:
    references = (
        Reference(role="institution", position=0, target="m"),
        Reference(role="related", position=0, target="secret"),
        Reference(role="related", position=1, target="b"),
    )
    museum = projection("m", "Museum", collection="institutions", type="institution")
    publish(store, museum, projection("b"), projection("a", references=references))
    answer = get("/api/v1/exhibits/a")
    assert answer.status_code == 200
    assert answer.json() == {
        "id": "a",
        "title": "Title",
        "images": [1],
        "institution": {"id": "m"},
        "related": [{"id": "b"}],
        "works": [],
        "schedule": [],
    }


def test_venue_is_joined_and_the_records_own_words_win(get, store) -> None:
    place = Rendering(
        language="pl",
        etag="v",
        title="V",
        title_key="v",
        body=b'{"id":"v"}',
        card=b'{"id":"v"}',
        place=b'{"id":"v","title":"V","area":"10"}',
    )
    own = rendering("pl", "A")
    own = Rendering(**(vars(own) | {"body": b'{"id":"a","place":{"title":"Room 2"}}'}))
    at_venue = (Reference(role="place", position=0, target="v"),)
    venue = projection("v", collection="venues", type="venue", renderings=(place,))
    publish(store, venue, projection("a", renderings=(own,), references=at_venue))
    found = get("/api/v1/exhibits/a").json()
    assert found["place"] == {"id": "v", "title": "Room 2", "area": "10"}
    vote(store, ["v"], [])
    assert get("/api/v1/exhibits/a").json()["place"] == {"title": "Room 2"}


def test_hidden_record_is_gone_with_the_next_request_and_to_an_old_tag(get, store) -> None:
    publish(store, projection("a"))
    etag = get("/api/v1/exhibits/a").headers["ETag"]
    vote(store, ["a"], [])
    answer = get("/api/v1/exhibits/a", If_None_Match=etag)
    assert answer.status_code == 410
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["withdrawnAt"]


def test_hidden_container_hides_what_is_below(get, store) -> None:
    publish(store, container("c"), projection("a", containers=("c",)))
    assert get("/api/v1/exhibits/a").status_code == 200
    vote(store, ["c"], [])
    assert get("/api/v1/exhibits/a").status_code == 410
    assert get("/api/v1/exhibits").json()["total"] == 0


def test_hidden_target_vanishes_from_others(get, store) -> None:
    related = (Reference(role="related", position=0, target="b"),)
    publish(store, projection("b"), projection("a", references=related))
    assert get("/api/v1/exhibits/a").json()["related"] == [{"id": "b"}]
    vote(store, ["b"], [])
    assert get("/api/v1/exhibits/a").json()["related"] == []


def test_restricted_access_takes_the_pictures_away(get, store) -> None:
    publish(store, projection("a"))
    assert get("/api/v1/exhibits/a").json()["images"] == [1]
    vote(store, [], [Limits("a", (), access="metadata-only")])
    assert get("/api/v1/exhibits/a").json()["images"] == []


def test_never_public_is_unknown(get, store) -> None:
    publish(store, projection("a", containers=("hidden",)))
    assert get("/api/v1/exhibits/a").status_code == 404
    assert get("/api/v1/exhibits/b").status_code == 404


def test_record_is_in_its_own_collection_only(get, store) -> None:
    publish(store, projection("a"))
    assert get("/api/v1/events/a").status_code == 404
    vote(store, ["a"], [])
    assert get("/api/v1/events/a").status_code == 404


def test_kept_answer_ends_at_its_time(get, store) -> None:
    with store, store.cursor() as cursor:
        now = clock.now(cursor)
    publish(store, projection("a", visible_until=now + timedelta(hours=1)))
    assert get("/api/v1/exhibits/a").status_code == 200
    with store, store.cursor() as cursor:
        clock.set_ahead(cursor, timedelta(hours=2))
    assert get("/api/v1/exhibits/a").status_code == 410


def test_client_that_has_it_gets_304_until_it_changes(get, store) -> None:
    publish(store, projection("a"))
    first = get("/api/v1/exhibits/a")
    assert first.headers["Cache-Control"] == "no-cache"
    again = get("/api/v1/exhibits/a", If_None_Match=f'"x", {first.headers["ETag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    publish(store, projection("a", "Other"))
    changed = get("/api/v1/exhibits/a", If_None_Match=first.headers["ETag"])
    assert changed.json()["title"] == "Other"


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        ("", "", "pl"),
        ("", "de, en-GB;q=0.8, pl;q=0.2", "en"),
        ("?lang=en", "pl", "en"),
        ("?lang=de", "en", "pl"),
        ("", "en;q=0, pl;q=x", "pl"),
    ],
)
def test_language_is_the_one_wanted_if_it_is_there(get, store, query, accept, given) -> None:
    publish(store, projection("a", renderings=(rendering("pl", "Dom"), rendering("en", "House"))))
    answer = get(f"/api/v1/exhibits/a{query}", Accept_Language=accept)
    assert answer.headers["Content-Language"] == given
    assert answer.json()["title"] == {"pl": "Dom", "en": "House"}[given]
    assert ("Accept-Language" in answer.headers["Vary"]) is not query.startswith("?lang")


def test_head_is_get_without_its_body(served, store) -> None:
    publish(store, projection("a"))
    whole = served.get("/api/v1/exhibits/a")
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=20)
    connection.request("HEAD", "/api/v1/exhibits/a")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert answer.headers["ETag"] == whole.headers["ETag"]
    assert answer.headers["Content-Length"] == str(len(whole.content))
    connection.close()


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=1", "gzip"),
        ("*", "br"),
        ("br;q=0, *;q=0.1", "gzip"),
    ],
)
def test_packed_answer_is_another_representation(get, store, accepted, coding) -> None:
    publish(store, projection("a", "x" * 1000))
    plain = get("/api/v1/exhibits/a")
    packed = get("/api/v1/exhibits/a", Accept_Encoding=accepted)
    assert packed.headers["Content-Encoding"] == coding
    assert packed.content == plain.content
    assert int(packed.headers["Content-Length"]) < len(plain.content)
    assert packed.headers["ETag"] != plain.headers["ETag"]
    same = get("/api/v1/exhibits/a", Accept_Encoding=accepted, If_None_Match=packed.headers["ETag"])
    assert same.status_code == 304


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "deflate", "br;q=nan"])
def test_nobody_gets_a_coding_they_do_not_take(get, store, accepted) -> None:
    publish(store, projection("a", "x" * 1000))
    assert "Content-Encoding" not in get("/api/v1/exhibits/a", Accept_Encoding=accepted).headers
