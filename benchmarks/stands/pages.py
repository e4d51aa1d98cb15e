"""Eight pages of a platform, each as the calls it needs; what they cost the server."""

from stands.questions import answered
from time import perf_counter

import json


BEFORE = 24  # until each connection has planned its statements
TIMES = 40
PAGES: dict[str, tuple[str, ...]] = {
    "today in the region": ("calendar?timespan=today&exhibitions=each-day&aggregations=day",),
    "calendar of a month": ("calendar?timespan=this-month&aggregations=day&pageSize=100",),
    "an exhibition with its works": ("exhibits?include=works,institution",),
    "a performance, its showings and cast": (
        "performances?sort=-changed&pageSize=1&include=institution",
        "performances/{id}/schedule?pageSize=100",
    ),
    "lessons for class 5": (
        "vocabularies/school_levels",
        "lessons?level=primary-5&aggregations=schoolSubject,mode",
    ),
    "a collection with facets": (
        "objects?aggregations=objectType,material,creator:50,decade&hasImages=true",
    ),
    "an object": ("objects?pageSize=1", "objects/{id}?include=related,institution&lang=en"),
    "a map": ("venues?format=geojson",),
}


def costs(url: str, calls: tuple[str, ...]) -> list[float]:
    """Return the milliseconds of all calls of a page, one after the other, for each of many times.

    Measured by a client on the same machine, so a little more than the server's own time.
    """
    for _ in range(BEFORE):
        cost(url, calls)
    return sorted(cost(url, calls) for _ in range(TIMES))


def cost(url: str, calls: tuple[str, ...]) -> float:
    """Return the milliseconds of one time."""
    spent, known = 0.0, ""
    for call in calls:
        begun = perf_counter()
        status, body, _etag = answered(url, f"/api/v1/{call.replace('{id}', known)}")
        spent += perf_counter() - begun
        if status != 200:
            raise RuntimeError(f"{call}: {status} {body[:300]!r}")
        known = next((one["id"] for one in json.loads(body).get("results", ()) if "id" in one), "")
    return spent * 1000
