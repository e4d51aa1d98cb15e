"""Searching over HTTP: words, filters, counts, orders, suggestions."""

from builders import publish
from indexing import composed
from kultura.reader.search.index.keys import order_key
from kultura.reader.search.ordering import written_cursor
from kultura.records.agent import Agent
from kultura.records.dating.dating import Dating
from kultura.records.place import Place
from kultura.records.record import kinds
from kultura.records.subject import Subject

import pytest


def record(collection: str, uid: str, title: str, language: str = "pl", **facts):
    return kinds()[collection](id=uid, path=uid, title=title, language=language, **facts)


def work(uid: str, title: str, **facts):
    return record("objects", uid, title, **facts)


@pytest.fixture(scope="module")
def region(lasting_store, lasting_indexer) -> None:
    """A museum with a venue, an exhibition and three objects."""
    chairs = Subject(value="rzeczy/meble/krzesło", label="krzesło")
    yellow = work(
        "1",
        "Żółte krzesło",
        subjects=(chairs,),
        object_type="watercolour",
        creators=(Agent(name="Jan Matejko", role="author"),),
        dating=Dating(text="1850–1855", from_="1850", to="1855"),
        institution="m",
        collections=("c",),
    )
    boat = work(
        "2",
        "Widok Łodzi o świcie",
        object_type="painting",
        dating=Dating(text="1901", from_="1901", to="1901"),
        institution="m",
        text_plain="Stara łódź na rzece i jedno krzesło.",
    )
    show = record(
        "exhibits",
        "e",
        "Wystawa krzeseł",
        works=("1", "3"),
        institution="m",
        place=Place(id="v"),
    )
    palace = Place(title="Pałac", area="1465011")
    publish(
        lasting_store,
        composed(record("institutions", "m", "Muzeum Miejskie", kind="museum")),
        composed(record("venues", "v", "Pałac", place=palace, institution="m")),
        composed(record("collections", "c", "Mapy świata", institution="m")),
        composed(yellow, record("objects", "1", "Yellow chair", "en")),
        composed(boat),
        composed(work("3", "Painting of a lady", languages=("de",), related=("1",))),
        composed(show),
    )
    lasting_indexer.follow()


@pytest.fixture
def get(served):
    """Ask the reader."""
    return served.get


def ids(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.json()["total"] >= len(answer.json()["results"])
    return [one["id"] for one in answer.json()["results"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("query=krzesłami", {"1", "2", "e"}),
        ("query=zolty", {"1"}),
        ("query=zoltego", {"1"}),
        ("query=łodzi", {"2"}),
        ("query=lodzi", {"2"}),
        ("query=chairs", {"1"}),
        ("query=paintings", {"3"}),
        ("query=matejki", {"1"}),
        ('query="jedno krzesło"', {"2"}),
        ('query="krzeslo jedno"', set()),
        ("query=krzesło -wystawa", {"1", "2"}),
        ("query=-krzesło&type=object", {"3"}),
        ("query=krzesło rzeka", {"2"}),
        ("query=...", set()),
        ("institution=m&type=object", {"1", "2"}),
        ("institution=nobody", set()),
        ("kind=museum", {"m", "v", "c", "1", "2", "e"}),
        ("subject=rzeczy/meble", {"1"}),
        ("subject=meble", set()),
        ("creator=Jan Matejko", {"1"}),
        ("objectType=painting", {"1", "2"}),
        ("objectType=watercolour", {"1"}),
        ("objectType=watercolour&objectType=nothing", {"1"}),
        ("collection=c", {"1"}),
        ("place=v", {"e"}),
        ("area=14", {"v", "e"}),
        ("area=1465&type=exhibit", {"e"}),
        ("languages=de", {"3"}),
        ("related=1", {"3", "e"}),
        ("exhibit=e", {"1", "3"}),
        ("dating.from=1853&dating.to=1860", {"1"}),
        ("dating.from=1856", {"2"}),
        ("century=19", {"1"}),
        ("decade=1850&decade=1900", {"1", "2"}),
        ("hasImages=true", set()),
        ("hasImages=false&type=object", {"1", "2", "3"}),
    ],
)
def test_what_is_asked_for_is_found(get, region, query, found) -> None:
    answer = get(f"/api/v1/search?{query}&pageSize=100")
    assert set(ids(answer)) == found
    assert answer.json()["total"] == len(found)


def test_title_counts_more_than_text_and_hits_say_where(get, region) -> None:
    answer = get("/api/v1/objects?query=krzesło").json()
    assert [one["id"] for one in answer["results"]] == ["1", "2"]
    first, second = (one["matches"] for one in answer["results"])
    assert {"field": "title", "snippet": "Żółte krzesło"} in first
    assert second == [{"field": "text", "snippet": "Stara łódź na rzece i jedno krzesło."}]


def test_match_in_another_language_is_shown(get, region) -> None:
    (hit,) = get("/api/v1/objects?query=chair&lang=pl").json()["results"]
    assert hit["title"] == "Żółte krzesło"
    assert hit["matches"] == [{"field": "title", "snippet": "Yellow chair"}]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("type=object&sort=title&lang=pl", ["3", "2", "1"]),
        ("type=object&sort=dating", ["1", "2", "3"]),
        ("type=object&sort=dating&pageSize=1&page=2", ["2"]),
    ],
)
def test_orders(get, region, query, order) -> None:
    assert ids(get(f"/api/v1/search?{query}")) == order


@pytest.mark.parametrize("page", [2, 3, 500])
@pytest.mark.parametrize(
    "query", ["", "creator=nobody", "sort=dating", "sort=-changed", "query=krzesło", "lang=en"]
)
@pytest.mark.parametrize("path", ["objects", "search"])
def test_page_after_the_last_is_empty_and_says_how_many_there_are(
    get, region, path, query, page
) -> None:
    first = get(f"/api/v1/{path}?{query}").json()
    after = get(f"/api/v1/{path}?{query}&page={page}").json()
    assert (after["total"], after["results"]) == (first["total"], [])
    assert "next" not in after


def buckets(answer, name: str) -> dict[str, int]:
    return {one["value"]: one["count"] for one in answer.json()["aggregations"][name]}


def test_facets_count_what_is_found(get, region) -> None:
    asked = "subject,objectType,century,institution,kind,exhibit,area,collection,type"
    answer = get(f"/api/v1/search?aggregations={asked}&lang=en")
    assert buckets(answer, "subject") == {"rzeczy": 1, "rzeczy/meble": 1, "rzeczy/meble/krzesło": 1}
    assert buckets(answer, "objectType") == {"painting": 2, "watercolour": 1}
    assert buckets(answer, "century") == {"19": 1, "20": 1}
    assert buckets(answer, "institution") == {"m": 5}
    assert buckets(answer, "kind") == {"museum": 6}
    assert buckets(answer, "exhibit") == {"e": 2}
    assert buckets(answer, "area") == {"14": 2, "1465": 2, "146501": 2, "1465011": 2}
    assert buckets(answer, "type")["object"] == 3
    found = answer.json()["aggregations"]
    assert found["objectType"][1] == {
        "value": "watercolour",
        "label": "watercolour",
        "count": 1,
        "selected": False,
        "parent": "painting",
    }
    assert found["institution"][0]["label"] == "Muzeum Miejskie"
    assert found["century"][0]["label"] == "19th century"
    assert found["subject"][2]["parent"] == "rzeczy/meble"


def test_facet_does_not_narrow_itself_and_lists_what_is_selected(get, region) -> None:
    answer = get("/api/v1/objects?century=19&aggregations=century:1,institution&sort=title")
    assert answer.json()["total"] == 1
    shown = answer.json()["aggregations"]["century"]
    assert [(one["value"], one["count"], one["selected"]) for one in shown] == [("19", 1, True)]
    answer = get("/api/v1/objects?century=15&aggregations=century,institution")
    assert answer.json()["total"] == 0
    assert buckets(answer, "century") == {"19": 1, "20": 1, "15": 0}
    assert buckets(answer, "institution") == {}


def test_suggestions(get, region) -> None:
    def suggested(query: str) -> set[tuple[str, str]]:
        found = get(f"/api/v1/suggest?query={query}").json()["results"]
        return {(one["field"], one["value"]) for one in found}

    assert suggested("mat") == {("people", "Jan Matejko")}
    assert suggested("krzes") == {
        ("title", "Żółte krzesło"),
        ("title", "Wystawa krzeseł"),
        ("subjects", "krzesło"),
    }
    assert suggested("zolte kr") == {("title", "Żółte krzesło")}
    assert suggested("xyz") == set()


@pytest.mark.parametrize(
    ("query", "parameter", "meant"),
    [
        ("type=exhibitt", "type", "exhibit"),
        ("audience=famiies", "audience", "families"),
        ("reuse=opn", "reuse", "open"),
        ("kind=musem", "kind", "museum"),
        ("aggregations=subjekt", "aggregations", "subject"),
        ("subjct=a", "subjct", "subject"),
        ("aggregations=subject:201", "aggregations", None),
        ("hasImages=yes", "hasImages", None),
        ("dating.from=long", "dating.from", None),
        ("cursor=abc&page=2", "cursor", None),
        ("cursor=%C5%BC", "cursor", None),
        ("cursor=_____w", "cursor", None),
        ("query=" + "a " * 30, "query", None),
        ("sort=distance", "sort", None),
    ],
)
def test_mistakes_are_named(get, region, query, parameter, meant) -> None:
    answer = get(f"/api/v1/search?{query}")
    assert answer.status_code == 400, answer.text
    assert answer.json()["parameter"] == parameter
    assert answer.json().get("didYouMean") == meant or meant is None


@pytest.mark.parametrize("sort", ["title", "-changed", "dating"])
def test_a_cursor_goes_on_to_the_end(get, region, sort) -> None:
    asked = f"/api/v1/search?sort={sort}&lang=pl"
    whole = get(f"{asked}&pageSize=100").json()
    found = []
    path = f"{asked}&pageSize=2&cursor={written_cursor(order_key('', ''))}"
    while path:
        answer = get(path).json()
        assert answer["total"] == whole["total"]
        found += [one["id"] for one in answer["results"]]
        path = answer.get("next", "").partition("/api/")[2]
        path = f"/api/{path}" if path else ""
    assert found == [one["id"] for one in whole["results"]]
    assert len(found) == whole["total"] > 5
