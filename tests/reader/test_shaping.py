"""Whole records for references, chosen fields, and a record found by its path."""

from builders import projection
from builders import publish
from kultura.reader.shaping import MOST_INCLUDED
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.voting import vote

import pytest


def related(*targets: str) -> tuple[Reference, ...]:
    return tuple(
        Reference(role="related", position=n, target=target) for n, target in enumerate(targets)
    )


@pytest.fixture
def museum(store) -> None:
    """A museum's exhibition that speaks of a public lesson and of a hidden one."""
    institution = Reference(role="institution", position=0, target="m")
    publish(
        store,
        projection("m", "Museum", collection="institutions", type="institution"),
        projection("l", "Lesson", collection="lessons", type="lesson"),
        projection("a", "A", references=(institution, *related("l", "hidden")), path="m/a"),
    )


def test_included_records_are_whole_and_others_stay_references(get, museum) -> None:
    plain = get("/api/v1/exhibits/a").json()
    assert (plain["institution"], plain["related"]) == ({"id": "m"}, [{"id": "l"}])
    whole = get("/api/v1/exhibits/a?include=related")
    assert whole.json()["related"] == [get("/api/v1/lessons/l").json()]
    assert whole.json()["institution"] == {"id": "m"}
    assert whole.headers["Cache-Tag"] == "a,l"
    both = get("/api/v1/exhibits?include=institution,related").json()["results"][0]
    assert both["institution"]["title"] == "Museum"


def test_included_record_is_gone_with_the_next_request(get, store, museum) -> None:
    assert get("/api/v1/exhibits/a?include=related").json()["related"]
    vote(store, ["l"], [])
    assert get("/api/v1/exhibits/a?include=related").json()["related"] == []


def test_no_more_than_two_hundred_records_are_included(get, store) -> None:
    many = [projection(f"{n:03}", collection="lessons", type="lesson") for n in range(210)]
    publish(store, *many, projection("a", references=related(*(one.uid for one in many))))
    found = get("/api/v1/exhibits/a?include=related").json()["related"]
    assert (len(found), sum("title" in one for one in found)) == (210, MOST_INCLUDED)


def test_only_the_fields_asked_for_are_sent_in_their_order(get, museum) -> None:
    answer = get("/api/v1/exhibits/a?fields=title,id,closes")
    assert list(answer.json().items()) == [("title", "A"), ("id", "a")]
    assert get("/api/v1/exhibits?fields=id").json()["results"] == [{"id": "a"}]


@pytest.mark.parametrize(
    ("query", "meant"), [("fields=id,titel", "title"), ("include=relate", "related")]
)
def test_what_cannot_be_shaped_is_named(get, query, meant) -> None:
    answer = get(f"/api/v1/exhibits?{query}")
    assert (answer.status_code, answer.json()["didYouMean"]) == (400, meant)


def test_record_is_found_by_its_path_with_or_without_slashes(get, museum) -> None:
    expected = get("/api/v1/exhibits/a").json()
    for path in ("m/a", "/m/a", "m/a/"):
        assert get(f"/api/v1/exhibits?path={path}").json() == expected
    assert get("/api/v1/exhibits?path=m/b").status_code == 404
    assert get("/api/v1/lessons?path=m/a").status_code == 404


def test_old_path_leads_to_the_new_one(get, store, museum) -> None:
    publish(store, projection("a", "A", path="m/b"))
    answer = get("/api/v1/exhibits?path=m/a&fields=id,title&lang=pl")
    assert answer.status_code == 301
    assert "path=m%2Fb" in answer.headers["Location"]
    assert "fields=id%2Ctitle" in answer.headers["Location"]


def test_path_of_what_was_withdrawn_says_so_and_of_drafts_nothing(get, store, museum) -> None:
    vote(store, ["a"], [])
    assert get("/api/v1/exhibits?path=m/a").status_code == 410
    assert get("/api/v1/exhibits?path=m/draft").status_code == 404


@pytest.mark.parametrize("query", ["path=m/a&page=1", "path=", "path=%00", "path=" + "x" * 2000])
def test_paths_that_make_no_sense_are_refused(get, query) -> None:
    assert get(f"/api/v1/exhibits?{query}").status_code == 400


def test_other_languages_are_linked(get, store) -> None:
    def rendering(language: str, alternates: str) -> Rendering:
        body = f'{{"language":"{language}","alternates":["{alternates}"],"self":"http://x/a"}}'
        common = {"etag": language, "title": "A", "title_key": "a", "card": b"{}"}
        return Rendering(language=language, body=body.encode(), **common)

    publish(store, projection("a", renderings=(rendering("pl", "en"), rendering("en", "pl"))))
    answer = get("/api/v1/exhibits/a", Accept_Language="de, en;q=0.5")
    assert answer.headers["Content-Language"] == "en"
    assert answer.headers["Link"] == '<http://x/a?lang=pl>; rel="alternate"; hreflang="pl"'
