"""Lists narrowed by dates, places and admission: everything holds for one and the same date."""

from datetime import date
from datetime import timedelta
from decimal import Decimal
from houses import exhibit
from houses import museum
from houses import named
from houses import performance
from houses import present
from houses import set_clock
from houses import showing
from houses import venue
from kultura.reader.happening import points
from kultura.reader.problems import ProblemError
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.event import Event
from kultura.records.lesson import Group
from kultura.records.lesson import Lesson
from kultura.records.place import Place

import pytest


def found(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.json()["total"] == len(answer.json()["results"])
    return [record["id"] for record in answer.json()["results"]]


def costs(amount: int) -> Admission:
    return Admission(free=False, prices=(Price(category="normal", amount=Decimal(amount)),))


@pytest.fixture
def town(store) -> None:
    """A Sunday evening in March."""
    set_clock(store, "2026-03-29 20:00")
    far = Place(latitude=50.06, longitude=19.94, area="1261011")
    present(
        store,
        museum(),
        venue("hall"),
        venue("far", institution=None, place=far),
        performance("past", "2026-03-01 19:00"),
        performance("going-on", "2026-03-29 19:00", place=Place(id="hall")),
        performance(
            "mixed",
            schedule=(
                showing("2026-04-01 10:00", admission=Admission(free=True)),
                showing("2026-04-04 19:00", admission=costs(50), place=Place(id="far")),
            ),
            place=Place(id="hall"),
        ),
        performance("called-off", schedule=(showing("2026-03-30 19:00", status="cancelled"),)),
        performance("put-off", schedule=(showing("2026-03-30 19:00", status="postponed"),)),
        Event(
            **named("festival"),
            schedule=(showing("2026-03-28 00:00", end=None, all_day=True),),
            mode="online",
        ),
        Lesson(**named("lesson"), group=Group(min=10, max=25), bookable=True, duration=45),
        exhibit("shown", permanent=True, place=Place(id="hall"), admission=costs(12)),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("timespan=this-weekend", ["going-on"]),
        ("timespan=today", ["going-on"]),
        ("timespan=now", ["going-on"]),
        ("timespan=tomorrow", []),
        ("timespan=this-week", ["going-on"]),
        ("timespan=next-week", ["shown", "mixed"]),
        ("sort=start", ["going-on", "shown", "mixed"]),
        ("start=2026-03-01&end=2026-03-28", ["shown", "past", "festival"]),
        ("end=2026-03-29", ["going-on"]),
        ("free=true&timespan=next-week", ["mixed"]),
        ("free=true&startsAfter=18:00", []),
        ("maxPrice=50&startsAfter=18:00", ["mixed"]),
        ("maxPrice=49&startsAfter=18:00", []),
        ("near=51.77,19.46,5&startsAfter=18:00", ["going-on"]),
        ("bbox=19.9,50,20,51&free=true", []),
        ("bbox=19.9,50,20,51&free=false", ["mixed"]),
        ("weekday=wednesday&free=true", ["mixed"]),
        ("weekday=saturday&free=true", []),
        ("weekday=monday", []),
        ("bookable=true", ["lesson"]),
        ("groupSize=25", ["lesson"]),
        ("groupSize=26", []),
        ("groupSize=25&maxDuration=45", ["lesson"]),
        ("groupSize=25&timespan=next-week", []),
        ("maxDuration=120&timespan=next-week", ["mixed"]),
        ("kind=museum&timespan=next-week", ["shown"]),
        ("institution=museum&maxPrice=12", ["shown"]),
    ],
)
def test_one_date_meets_all_that_is_asked(get, town, query, expected) -> None:
    separate = "" if "sort" in query else "&sort=start"
    assert found(get(f"/api/v1/search?{query}{separate}")) == expected


def test_online_all_day_until_its_midnight(get, store, town) -> None:
    set_clock(store, "2026-03-28 23:00")
    assert found(get("/api/v1/events?online=true&sort=start")) == ["festival"]
    set_clock(store, "2026-03-29 00:00")
    assert found(get("/api/v1/events?online=true&sort=start")) == []


def test_open_now_is_the_museum_and_what_it_shows(get, store, town) -> None:
    assert found(get("/api/v1/search?openNow=true&sort=start")) == ["going-on"]
    set_clock(store, "2026-03-31 12:00")
    opened = found(get("/api/v1/search?openNow=true&sort=start"))
    assert opened == ["hall", "shown"]
    assert found(get("/api/v1/venues?openNow=true&sort=start")) == ["hall"]
    set_clock(store, "2026-03-31 18:00")
    assert found(get("/api/v1/search?openNow=true&sort=start")) == []


def test_nearest_come_first_and_say_how_far(get, town) -> None:
    answer = get("/api/v1/venues?near=51.77,19.46,500&sort=distance").json()["results"]
    assert [(one["id"], round(one["distance"])) for one in answer] == [("hall", 0), ("far", 193)]


def test_answer_ends_when_a_date_does(get, store, town) -> None:
    assert found(get("/api/v1/performances?timespan=today&sort=start")) == ["going-on"]
    set_clock(store, "2026-03-29 21:00")
    assert found(get("/api/v1/performances?timespan=today&sort=start")) == []


def test_points_have_thin_properties(get, town) -> None:
    answer = get("/api/v1/exhibits?format=geojson")
    assert answer.headers["Content-Type"] == "application/geo+json"
    (feature,) = answer.json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [19.46, 51.77]}
    assert feature["properties"]["title"] == "shown"
    near = get("/api/v1/search?format=geojson&near=50,19.9,30&sort=start").json()["features"]
    assert {feature["id"] for feature in near} == {"far", "mixed"}


def test_too_many_points_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(points, "MOST", 1)
    with pytest.raises(ProblemError) as refused:
        points.feature_collection(None, {"a": (1, 2), "b": (1, 2)}, ["a", "b"], ["pl"])
    assert "bbox" in refused.value.detail


HOSTILE = [
    ("start=2026-02-30", "start"),
    ("start=0001-01-01", "start"),
    ("start=9999-12-31", "start"),
    ("start=2026-01-01T25:00", "start"),
    ("start=2026-01-01T10:00%2B99:00", "start"),
    ("start=20260101", "start"),
    ("start=%00", "start"),
    ("end=tomorrow", "end"),
    ("start=2026-03-02&end=2026-03-01", "end"),
    ("timespan=this-weeknd", "timespan"),
    ("timespan=today&start=2026-01-01", "timespan"),
    ("weekday=8", "weekday"),
    ("startsAfter=24:00", "startsAfter"),
    ("startsAfter=20:00&startsBefore=19:00", "startsBefore"),
    ("openNow=false", "openNow"),
    ("free=maybe", "free"),
    ("maxPrice=-1", "maxPrice"),
    ("maxPrice=1e9", "maxPrice"),
    ("maxPrice=NaN", "maxPrice"),
    ("maxDuration=0", "maxDuration"),
    ("groupSize=99999999999999999999", "groupSize"),
    ("bbox=1,2,3", "bbox"),
    ("bbox=nan,nan,nan,nan", "bbox"),
    ("bbox=19,52,20,51", "bbox"),
    ("bbox=-181,0,0,1", "bbox"),
    ("near=51,19", "near"),
    ("near=91,19,1", "near"),
    ("near=51,19,-1", "near"),
    ("near=51,19,1e3", "near"),
    ("near=51,19,99999", "near"),
]


@pytest.mark.parametrize("resource", ["calendar", "search", "exhibits"])
def test_nonsense_is_refused_by_name_with_what_is_allowed(get, store, resource) -> None:
    for query, parameter in HOSTILE:
        answer = get(f"/api/v1/{resource}?{query}")
        assert answer.status_code == 400, query
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["parameter"] == parameter, query


@pytest.mark.parametrize(
    "query",
    [
        "start=1000-01-01",
        "start=2999-12-31",
        "start=1000-01-01&end=2999-12-31",
        "start=2026-03-29T02:30&end=2026-03-29T02:31",
        "start=1000-01-01T00:00-23:59",
        "bbox=179,-90,-179,90",
        "bbox=-180,-90,180,90",
        "near=90,180,20000",
        "near=-90,-180,0.000000001",
        "weekday=monday&weekday=monday&weekday=sunday",
    ],
)
def test_edges_are_answered(get, town, query) -> None:
    assert get(f"/api/v1/search?{query}&sort=start").status_code == 200
    assert get(f"/api/v1/calendar?{query}").status_code in (200, 400)


def test_calendars_have_400_days_at_most(get, store) -> None:
    first = date(2026, 1, 1)
    for days, status in ((399, 200), (400, 400)):
        last = first + timedelta(days=days)
        answer = get(f"/api/v1/calendar?start={first}&end={last}")
        assert answer.status_code == status
