"""Opening hours day by day, and all dates of one record."""

from datetime import date
from datetime import time
from houses import exhibit
from houses import hours
from houses import museum
from houses import performance
from houses import present
from houses import set_clock
from houses import venue
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.place import Place
from kultura.store.voting import vote

import pytest


@pytest.fixture
def house(store) -> None:
    """A museum with a branch that has hours of its own, a room in it, and a hall without."""
    set_clock(store, "2026-03-23 08:00")
    night = ExceptionalHours(
        start=date(2026, 3, 28), opens=time(18), closes=time(2), note="Noc muzeów"
    )
    closed = ExceptionalHours(start=date(2026, 3, 24), end=date(2026, 3, 25), closed=True)
    given = hours("monday", free_weekday="thursday", last_admission=30, exceptions=(night, closed))
    present(
        store,
        museum(opening_hours=given),
        venue("hall"),
        venue("branch", opening_hours=hours(opens="12:00", closes="14:00")),
        venue("room", parent=("branch",)),
        venue("lonely", institution=None),
    )


def test_exceptions_free_days_and_last_admission_are_applied(get, house) -> None:
    answer = get("/api/v1/institutions/museum/openings?start=2026-03-23&end=2026-03-29").json()
    days = {one["day"][-2:]: one for one in answer["results"]}
    assert [day for day, one in days.items() if one["open"]] == ["26", "27", "28", "29"]
    assert days["26"]["free"] is True
    assert days["24"] == {
        "day": "2026-03-24",
        "open": False,
        "free": False,
        "exceptional": True,
        "hours": [],
    }
    assert days["28"]["note"] == "Noc muzeów"
    assert days["28"]["hours"] == [
        {
            "opens": "2026-03-28T18:00:00+01:00",
            "closes": "2026-03-29T03:00:00+02:00",
            "lastAdmission": "2026-03-29T01:30:00+01:00",
        }
    ]


@pytest.mark.parametrize(
    ("uid", "opens"), [("hall", "10:00"), ("branch", "12:00"), ("room", "12:00")]
)
def test_venue_is_open_as_itself_or_what_it_is_part_of_or_its_house(get, house, uid, opens) -> None:
    answer = get(f"/api/v1/venues/{uid}/openings?start=2026-03-27&end=2026-03-27").json()
    ((hours_of_day,),) = [one["hours"] for one in answer["results"]]
    assert hours_of_day["opens"] == f"2026-03-27T{opens}:00+01:00"


def test_nobody_knows_when_it_is_open(get, house) -> None:
    answer = get("/api/v1/venues/lonely/openings").json()
    assert (answer["known"], answer["results"]) == (False, [])


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("start=2026-03-28&end=2026-03-27", "end"),
        ("start=2026-03-28&end=2027-05-28", "end"),
        ("start=2026-02-30", "start"),
        ("start=yesterday", "start"),
    ],
)
def test_windows_that_are_none_are_refused(get, house, query, parameter) -> None:
    answer = get(f"/api/v1/institutions/museum/openings?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


def test_400_days_are_given(get, house) -> None:
    answer = get("/api/v1/institutions/museum/openings?start=2026-03-28&end=2027-05-01")
    assert len(answer.json()["results"]) == 400


def test_only_places_have_hours(get, store, house) -> None:
    present(store, exhibit("e"))
    assert get("/api/v1/exhibits/e/openings").status_code == 404
    assert get("/api/v1/venues/none/openings").status_code == 404
    vote(store, ["hall"], [])
    assert get("/api/v1/venues/hall/openings").status_code == 410


def test_all_dates_of_one_are_paged_the_past_too(get, store) -> None:
    set_clock(store, "2026-03-23 08:00")
    rows = [f"2026-03-{day} 19:00" for day in range(10, 31)]
    present(store, performance("p", *rows, place=Place(id="hall")))
    first = get("/api/v1/performances/p/schedule?lang=pl").json()
    assert (first["total"], len(first["results"])) == (21, 20)
    assert first["results"][0]["start"].startswith("2026-03-10")
    second = get("/api" + first["next"].partition("/api")[2]).json()
    assert [one["start"][:10] for one in second["results"]] == ["2026-03-30"]
    window = get("/api/v1/performances/p/schedule?start=2026-03-12&end=2026-03-13").json()
    assert [one["start"][:10] for one in window["results"]] == ["2026-03-12", "2026-03-13"]
    assert get("/api/v1/performances/q/schedule").status_code == 404
    assert get("/api/v1/exhibits/p/schedule").status_code == 404
