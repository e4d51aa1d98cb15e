"""Facets beside filters on dates: a facet does not narrow itself there either."""

from builders import publish
from datetime import date
from indexing import composed
from kultura.records.exhibit import Exhibit
from kultura.records.institution import Institution


def exhibit(uid: str, institution: str, year: int):
    return composed(
        Exhibit(
            id=uid,
            path=uid,
            title=uid,
            language="pl",
            institution=institution,
            opens=date(year, 5, 1),
            closes=date(year, 5, 31),
        )
    )


def test_facet_beside_dates_does_not_narrow_itself(get, store, indexer) -> None:
    for uid in ("a", "b"):
        record = Institution(id=uid, path=uid, title=uid, language="pl", kind="museum")
        publish(store, composed(record))
    publish(store, exhibit("1", "a", 2030), exhibit("2", "b", 2030), exhibit("3", "b", 2031))
    indexer.follow()
    asked = "start=2030-05-02&end=2030-05-09&aggregations=institution,type"
    answer = get(f"/api/v1/exhibits?{asked}&institution=a").json()
    assert [one["id"] for one in answer["results"]] == ["1"]
    counts = {one["value"]: one["count"] for one in answer["aggregations"]["institution"]}
    assert counts == {"a": 1, "b": 1}
    assert [one["count"] for one in answer["aggregations"]["type"]] == [1]
