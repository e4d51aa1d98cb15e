"""The calendar: dates in order, exhibitions by the hours of their museum."""

from datetime import date
from datetime import time
from decimal import Decimal
from houses import exhibit
from houses import hours
from houses import museum
from houses import performance
from houses import present
from houses import set_clock
from houses import showing
from houses import venue
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.place import Place
from kultura.store.voting import vote

import pytest


def starts(answer) -> list[tuple[str, str]]:
    return [(one["record"]["id"], one["start"][:16]) for one in answer.json()["results"]]


EXHIBITION = ("dwory", "2026-03-24T10:00")
FREE_DAY = ("dwory", "2026-03-26T10:00")
LATE_DAY = ("dwory", "2026-03-28T10:00")
TUESDAY, SATURDAY, SUNDAY = (
    ("krol", start) for start in ("2026-03-24T19:00", "2026-03-28T23:00", "2026-03-29T00:00")
)


@pytest.fixture
def week(store) -> None:
    """A Monday morning in March; a museum closed on Mondays, free on Thursdays; two theatres."""
    set_clock(store, "2026-03-23 08:00")
    closed = ExceptionalHours(start=date(2026, 3, 25), closed=True, note="Remont")
    late = ExceptionalHours(start=date(2026, 3, 28), opens=time(10), closes=time(2))
    present(
        store,
        museum(opening_hours=hours("monday", free_weekday="thursday", exceptions=(closed, late))),
        venue("hall"),
        exhibit(
            "dwory",
            opens=date(2026, 3, 1),
            closes=date(2026, 3, 28),
            place=Place(id="hall"),
            admission=Admission(free=False, prices=(Price(category="normal", amount=Decimal(10)),)),
        ),
        performance(
            "krol",
            place=Place(id="hall"),
            schedule=(
                showing("2026-03-24 19:00"),
                showing("2026-03-25 19:00", status="cancelled"),
                showing("2026-03-28 23:00"),
                showing("2026-03-29 00:00", all_day=True, admission=Admission(free=True)),
            ),
        ),
    )


def test_week_has_every_showing_and_the_exhibition_once(get, week) -> None:
    answer = get("/api/v1/calendar?timespan=this-week")
    assert starts(answer) == [
        ("dwory", "2026-03-24T10:00"),
        ("krol", "2026-03-24T19:00"),
        ("krol", "2026-03-25T19:00"),
        ("krol", "2026-03-28T23:00"),
        ("krol", "2026-03-29T00:00"),
    ]
    first, second, third, *_rest, last = answer.json()["results"]
    assert first["openDays"] == ["2026-03-24", "2026-03-26", "2026-03-27", "2026-03-28"]
    assert (first["opens"], first["closes"]) == ("2026-03-01", "2026-03-28")
    assert first["end"] == "2026-03-29T03:00:00+02:00"  # two, and the clocks go on
    assert second["place"]["title"] == "hall"
    assert second["record"]["title"] == "krol"
    assert third["status"] == "cancelled"
    assert (last["allDay"], last["end"]) == (True, "2026-03-30T00:00:00+02:00")
    assert answer.json()["start"] == "2026-03-23T08:00:00+01:00"


def test_exhibitions_each_day_or_not_at_all(get, week) -> None:
    each = get("/api/v1/calendar?timespan=this-week&exhibitions=each-day&type=exhibit").json()
    assert [(one["id"], one["end"][:16]) for one in each["results"]] == [
        ("run-2026-03-24", "2026-03-24T18:00"),
        ("run-2026-03-26", "2026-03-26T18:00"),
        ("run-2026-03-27", "2026-03-27T18:00"),
        ("run-2026-03-28", "2026-03-29T03:00"),
    ]
    assert [one["admission"]["free"] for one in each["results"]] == [False, True, False, False]
    none = get("/api/v1/calendar?timespan=this-week&exhibitions=no")
    assert {uid for uid, _start in starts(none)} == {"krol"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("free=true", [FREE_DAY, SUNDAY]),
        ("free=true&type=exhibit", [FREE_DAY]),
        ("maxPrice=10&type=exhibit", [EXHIBITION]),
        ("maxPrice=9.99&type=exhibit", [FREE_DAY]),
        ("weekday=sunday", [SUNDAY]),
        ("institution=museum", [EXHIBITION]),
        ("kind=museum", [EXHIBITION]),
        ("near=51.77,19.46,1&type=exhibit", [EXHIBITION]),
        ("near=50,19.46,1", []),
        ("bbox=19,51,20,52&type=exhibit", [EXHIBITION]),
        ("area=1062", []),
        ("area=1061&type=exhibit", [EXHIBITION]),
        ("maxDuration=119", []),
        ("groupSize=10", []),
    ],
)
def test_conditions_hold_for_the_same_date(get, week, query, expected) -> None:
    assert starts(get(f"/api/v1/calendar?timespan=this-week&{query}")) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("timespan=this-weekend", [LATE_DAY, SATURDAY, SUNDAY]),
        ("timespan=tomorrow&startsAfter=18:00", [TUESDAY]),
        ("timespan=tomorrow&startsBefore=18:00", [EXHIBITION]),
        ("timespan=today", []),
        ("timespan=next-week", []),
        ("start=2026-03-28T23:30&end=2026-03-29T03:30%2B02:00", [LATE_DAY, SATURDAY, SUNDAY]),
        ("start=2026-03-28T23:30&end=2026-03-29T03:30+02:00", [LATE_DAY, SATURDAY, SUNDAY]),
    ],
)
def test_windows_are_the_regions(get, week, query, expected) -> None:
    assert starts(get(f"/api/v1/calendar?{query}")) == expected


def test_pages_and_days(get, week) -> None:
    first = get("/api/v1/calendar?timespan=this-week&pageSize=3&aggregations=day").json()
    assert (first["total"], len(first["results"])) == (5, 3)
    second = get("/api" + first["next"].partition("/api")[2]).json()
    assert len(second["results"]) == 2
    assert "next" not in second
    assert first["aggregations"]["day"] == [
        {"value": "2026-03-24", "count": 2},
        {"value": "2026-03-25", "count": 1},
        {"value": "2026-03-26", "count": 1},
        {"value": "2026-03-27", "count": 1},
        {"value": "2026-03-28", "count": 2},
        {"value": "2026-03-29", "count": 1},
    ]


def test_hidden_things_are_in_no_entry(get, store, week) -> None:
    vote(store, ["krol"], [])
    answer = get("/api/v1/calendar?timespan=this-week")
    assert starts(answer) == [("dwory", "2026-03-24T10:00")]
    vote(store, ["hall"], [])
    (entry,) = get("/api/v1/calendar?timespan=this-week").json()["results"]
    assert "place" not in entry
