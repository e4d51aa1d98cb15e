"""Every total and every bucket of random questions, recounted from the records by brute force."""

from builders import publish
from museum_stock import stock
from random import Random
from recounting import Region
from urllib.parse import urlencode

import pytest


NAMES = (
    "type",
    "institution",
    "kind",
    "subject",
    "creator",
    "objectType",
    "material",
    "collection",
    "partOf",
    "place",
    "area",
    "audience",
    "accessibility",
    "reuse",
    "languages",
    "level",
    "schoolSubject",
    "mode",
    "related",
    "exhibit",
    "access",
    "decade",
    "century",
    "issued",
)
COUNTED = [name for name in NAMES if name != "related"]
COLLECTIONS = (None, None, "objects", "lessons", "exhibits")
OBJECTS = 150


@pytest.fixture(scope="module")
def region(served, lasting_store, lasting_indexer) -> Region:
    """All there is, as the API gives it without any filter."""
    publish(lasting_store, *stock(OBJECTS))
    lasting_indexer.follow()
    found, page = [], "/api/v1/search?pageSize=100&sort=title&lang=pl"
    while page:
        answer = served.get(page).json()
        found += answer["results"]
        page = "".join(answer.get("next", "").partition("/api")[1:])
    assert len({one["id"] for one in found}) == len(found) == answer["total"]
    return Region(found)


def question(chance: Random, region: Region) -> dict[str, list[str]]:
    """Some filters with values that are there, or nearly."""
    asked: dict[str, list[str]] = {}
    records = list(region.records.values())
    for name in chance.sample(NAMES, chance.randint(1, 3)):
        known = sorted({v for one in chance.sample(records, 25) for v in region.values(one, name)})
        if known:
            asked[name] = sorted(set(chance.choices(known, k=chance.randint(1, 3))))
    for name in ("hasImages", "bookable", "online"):
        if chance.random() < 0.08:
            asked[name] = [chance.choice(["true", "false"])]
    if chance.random() < 0.2:
        asked["dating.from"] = [str(chance.randint(-100, 1900))]
    if chance.random() < 0.2:
        asked["dating.to"] = [str(chance.randint(0, 2000))]
    return asked


@pytest.mark.parametrize("seed", range(50))
def test_totals_and_buckets_are_those_of_the_records(served, region, seed) -> None:
    chance = Random(seed)
    asked, collection = question(chance, region), chance.choice(COLLECTIONS)
    facets = chance.sample(COUNTED, 4)
    counted = {"aggregations": ",".join(f"{name}:200" for name in facets)}
    path = f"/api/v1/{collection or 'search'}?{urlencode(asked | counted, doseq=True)}&pageSize=100"
    answer = served.get(path)
    assert answer.status_code == 200, answer.text
    given = answer.json()
    wanted = {
        one["id"] for one in region.having(asked) if collection in (None, region.collection(one))
    }
    assert given["total"] == len(wanted), path
    shown = {one["id"] for one in given["results"]}
    assert shown == wanted if len(wanted) <= 100 else shown < wanted
    for name in facets:
        buckets = {one["value"]: one["count"] for one in given["aggregations"][name]}
        expected = region.counted(asked, name, collection)
        selected = dict.fromkeys(asked.get(name, ()), 0)
        assert buckets == selected | expected, (path, name)
