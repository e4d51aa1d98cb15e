"""Pages of a collection, the change feed, the entrance and the description."""

from builders import projection
from builders import publish
from datetime import datetime
from datetime import UTC
from kultura.reader.parameters.table import PARAMETERS
from kultura.store.restored import adopt
from kultura.store.voting import vote

import pytest


def titles(answer) -> list[str]:
    return [record["title"] for record in answer.json()["results"]]


@pytest.fixture
def museum(store) -> None:
    """A museum with three exhibitions, one of a theatre's, and a lesson."""
    day = {n: datetime(2026, 1, n, tzinfo=UTC) for n in (1, 2, 3)}
    publish(
        store,
        projection("m", "M", collection="institutions", type="institution", kind="museum"),
        projection("t", "T", collection="institutions", type="institution", kind="theatre"),
        projection("1", "b", institution="m", changed_at=day[1]),
        projection("2", "a", institution="m", changed_at=day[3]),
        projection("3", "c", institution="m", changed_at=day[2]),
        projection("4", "d", institution="t"),
        projection("5", "lesson", collection="lessons", type="lesson", institution="m"),
    )


def test_pages_hold_everything_once_in_order(get, museum) -> None:
    first = get("/api/v1/exhibits?pageSize=3&lang=pl")
    assert titles(first) == ["a", "b", "c"]
    assert (first.json()["total"], "prev" in first.json()) == (4, False)
    path = first.json()["next"].removeprefix(first.json()["next"].partition("/api")[0])
    second = get(path)
    assert titles(second) == ["d"]
    assert ("next" in second.json(), "prev" in second.json()) == (False, True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sort=-changed&institution=m", ["a", "c", "b"]),
        ("institution=t", ["d"]),
        ("institution=t&institution=m&pageSize=100", ["a", "b", "c", "d"]),
        ("kind=museum", ["a", "b", "c"]),
        ("kind=museum&institution=t", []),
        ("page=9", []),
    ],
)
def test_filters_and_orders(get, museum, query, expected) -> None:
    assert titles(get(f"/api/v1/exhibits?{query}")) == expected


def test_hidden_record_is_in_no_list_and_no_total(get, store, museum) -> None:
    assert get("/api/v1/exhibits").json()["total"] == 4
    vote(store, ["1"], [])
    answer = get("/api/v1/exhibits")
    assert answer.json()["total"] == 3
    assert titles(answer) == ["a", "c", "d"]


def test_entrance_counts_what_is_visible(get, store, museum) -> None:
    assert get("/api/v1/").json()["counts"]["exhibits"] == 4
    vote(store, ["1"], [])
    assert get("/api/v1").json()["counts"]["exhibits"] == 3


def test_follower_of_changes_holds_what_is_visible(get, store, museum) -> None:
    publish(store, projection("2", "new"))
    vote(store, ["1"], [])
    held: set[str] = set()
    cursor = "0"
    while True:
        answer = get(f"/api/v1/changes?since={cursor}&pageSize=2").json()
        for entry in answer["results"]:
            (held.discard if entry["change"] == "withdrawn" else held.add)(entry["id"])
        cursor = answer["cursor"]
        if "next" not in answer:
            break
    assert held == {"m", "t", "2", "3", "4", "5"}
    assert get(f"/api/v1/changes?since={cursor}").json()["results"] == []


def test_cursor_of_before_a_restored_backup_is_refused(get, store, museum) -> None:
    followed = get("/api/v1/changes?since=0&pageSize=100").json()["cursor"]
    assert get(f"/api/v1/changes?since={followed}").status_code == 200
    with store, store.cursor() as cursor:
        adopt(cursor)
    for given in (followed, "999999999"):
        refused = get(f"/api/v1/changes?since={given}")
        assert refused.status_code == 410
        assert "since=0" in refused.json()["detail"]
    anew = get("/api/v1/changes?since=0&pageSize=100").json()["cursor"]
    assert anew != followed
    assert get(f"/api/v1/changes?since={anew}").status_code == 200


def test_description_names_every_parameter_that_is_parsed(get) -> None:
    document = get("/api/v1/openapi.json").json()
    described = document["components"]["parameters"]
    assert {one["name"] for one in described.values()} == set(PARAMETERS)
    for path in ("/api/v1/exhibits", "/api/v1/exhibits/{id}", "/api/v1/changes"):
        for reference in document["paths"][path]["get"]["parameters"]:
            name = described.get(reference.get("$ref", "").rpartition("/")[2], {}).get("name")
            if name:
                wrong = get(f"{path.replace('{id}', 'none')}?{name}=%00")
                assert wrong.json()["parameter"] == name
