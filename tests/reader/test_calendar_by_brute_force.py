"""The calendar is what a person would work out from the records, over both changes of clocks."""

from almanac import all_days
from almanac import Asked
from almanac import calendar
from almanac import listed
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from houses import at
from houses import exhibit
from houses import hours
from houses import museum
from houses import named
from houses import performance
from houses import present
from houses import set_clock
from houses import venue
from houses import WARSAW
from hypothesis import example
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.event import Event
from kultura.records.occurrence import Occurrence
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.place import Place
from urllib.parse import urlencode

import pytest
import random


CHANGES = (date(2026, 3, 29), date(2026, 10, 25))
NOWS = (
    "2026-03-23 08:00",
    "2026-03-28 23:30",
    "2026-03-29 00:00",
    "2026-03-29 20:00",  # a Sunday evening
    "2026-03-30 00:00",
    "2026-10-25 01:30",
    "2026-10-25 20:00",
    "2026-10-31 12:00",
)
SPANS = ("today", "tomorrow", "this-week", "this-weekend", "next-week", "this-month")
DAY = timedelta(days=1)
STATUSES = ("scheduled", "scheduled", "scheduled", "cancelled", "postponed", "rescheduled")
WEEKDAYS = ("monday", "thursday", "saturday", "sunday")
TIMES = ("00:00", "00:30", "02:30", "10:00", "19:00", "23:00", "23:59")


def admissions(dice: random.Random) -> Admission | None:
    """Free, not, not said; free on a day of the week."""
    amount = Price(category="normal", amount=Decimal(dice.choice((5, 20, 50))))
    return dice.choice(
        (
            None,
            Admission(free=True),
            Admission(free=False, prices=(amount,)),
            Admission(free=False, prices=(amount,), free_days=("wednesday", "sunday")),
        )
    )


def dates(dice: random.Random, uid: str) -> tuple[Occurrence, ...]:
    """Dates around both changes of the clocks, at odd times."""
    rows = []
    for number in range(12):
        day = dice.choice(CHANGES) + dice.randint(-8, 9) * DAY
        start = at(f"{day} {dice.choice(TIMES)}")
        length = dice.choice((None, None, timedelta(hours=2), timedelta(hours=26), 3 * DAY))
        rows.append(
            Occurrence(
                id=f"{uid}-{number}",
                start=start,
                end=length and (start.astimezone(UTC) + length).astimezone(WARSAW),
                all_day=dice.random() < 0.2,
                status=dice.choice(STATUSES),
                admission=admissions(dice) if dice.random() < 0.3 else None,
            )
        )
    return tuple(rows)


def runs(dice: random.Random, number: int) -> dict:
    """From when to when an exhibition is there."""
    change = CHANGES[number % 2]
    if number % 5 == 0:
        return {"permanent": True}
    first = change + dice.randint(-30, 3) * DAY
    return {"opens": first, "closes": first + dice.randint(0, 40) * DAY}


SHUT = ExceptionalHours(start=date(2026, 3, 26), end=date(2026, 3, 27), closed=True)
NIGHT = ExceptionalHours(start=date(2026, 3, 28), opens=time(18), closes=time(2, 30))
FESTIVE = ExceptionalHours(start=date(2026, 10, 26), opens=time(9), closes=time(12))
HOUSE = hours("monday", free_weekday="thursday", exceptions=(SHUT, NIGHT, FESTIVE))
BRANCH = hours("tuesday", opens="20:00", closes="03:00")
HOURS = {"hall": HOUSE, "branch": BRANCH, "lonely": None, None: HOUSE}


def region() -> tuple[list, dict]:
    """Records, and by whose hours each exhibition is open."""
    dice = random.Random(2026)
    records: list = [
        museum(opening_hours=HOUSE),
        venue("hall"),
        venue("branch", opening_hours=BRANCH),
        venue("lonely", institution=None),
    ]
    opened = {}
    for number in range(14):
        place = dice.choice(list(HOURS))
        one = exhibit(
            f"exhibit-{number}",
            institution=None if place == "lonely" else "museum",
            place=Place(id=place) if place else None,
            admission=admissions(dice),
            **runs(dice, number),
        )
        records.append(one)
        opened[one.id] = HOURS[place]
    for number in range(10):
        uid = f"play-{number}"
        records.append(performance(uid, schedule=dates(dice, uid), admission=admissions(dice)))
    for number in range(6):
        uid = f"event-{number}"
        records.append(Event(**named(uid), schedule=dates(dice, uid)))
    return records, opened


RECORDS, OPENED = region()


@pytest.fixture(scope="module")
def town(served, lasting_store):
    """The region, published; the store, for its clock; a way to ask."""
    set_clock(lasting_store, "2026-06-01 12:00")
    present(lasting_store, *RECORDS)
    return lasting_store, served.get


DAYS = st.builds(
    lambda change, days: change + days * DAY, st.sampled_from(CHANGES), st.integers(-9, 9)
)
WINDOWS = st.one_of(
    st.sampled_from(SPANS).map(lambda name: {"timespan": name}),
    st.tuples(DAYS, st.integers(0, 20)).map(
        lambda pair: {"start": str(pair[0]), "end": str(pair[0] + pair[1] * DAY)}
    ),
    st.tuples(DAYS, st.sampled_from(TIMES), st.integers(1, 3)).map(
        lambda found: {"start": f"{found[0]}T{found[1]}", "end": f"{found[0] + found[2] * DAY}"}
    ),
)
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "weekday": st.lists(st.sampled_from(WEEKDAYS), min_size=1),
        "startsAfter": st.sampled_from(("00:00", "10:00", "18:30")),
        "startsBefore": st.sampled_from(("19:00", "23:00")),
        "free": st.just("true"),
        "maxPrice": st.sampled_from(("5", "20")),
    },
)


def span(name: str, now: datetime) -> tuple[datetime, datetime]:
    """The first moment of a timespan and the one after its last."""
    today = now.date()
    monday = today - today.weekday() * DAY
    first, days = {
        "today": (today, 1),
        "tomorrow": (today + DAY, 1),
        "this-week": (monday, 7),
        "this-weekend": (monday + 5 * DAY, 2),
        "next-week": (monday + 7 * DAY, 7),
        "this-month": (today.replace(day=1), 31 if today.month in (3, 10) else 30),
    }[name]
    return at(f"{first} 00:00"), at(f"{first + days * DAY} 00:00")


def asked(window: dict, conditions: dict, now: datetime) -> Asked:
    """The question as the almanac takes it."""
    if "timespan" in window:
        first, until = span(window["timespan"], now)
        since = max(first.astimezone(UTC), now.astimezone(UTC))
    else:
        since = at(window["start"].replace("T", " ") if "T" in window["start"] else window["start"])
        until = at(str(date.fromisoformat(window["end"]) + DAY))
    return Asked(
        since.astimezone(UTC),
        until.astimezone(UTC),
        tuple(conditions.get("weekday", ())),
        time.fromisoformat(conditions["startsAfter"]) if "startsAfter" in conditions else None,
        time.fromisoformat(conditions["startsBefore"]) if "startsBefore" in conditions else None,
        "free" in conditions,
        int(conditions["maxPrice"]) if "maxPrice" in conditions else None,
    )


def query(given: dict) -> str:
    """Parameters as a query."""
    return urlencode(given, doseq=True)


def entries(get, asked_for: str) -> list[tuple]:
    """All entries of the reader's calendar."""
    found, path = [], f"/api/v1/calendar?{asked_for}&pageSize=100"
    while path:
        answer = get(path).json()
        found += [entry(one) for one in answer["results"]]
        path = "/api" + answer["next"].partition("/api")[2] if "next" in answer else ""
    assert answer["total"] == len(found)
    return found


def entry(one: dict) -> tuple:
    """An entry as the almanac has it."""
    starts = datetime.fromisoformat(one["start"])
    ends = datetime.fromisoformat(one.get("end", one["start"]))
    days = [date.fromisoformat(day) for day in one.get("openDays", ())]
    if one["id"].startswith("run-"):
        days = [date.fromisoformat(one["id"].removeprefix("run-"))]
    return starts, ends, one["record"]["id"], one["status"], days


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    now=st.sampled_from(NOWS),
    window=WINDOWS,
    conditions=CONDITIONS,
    exhibitions=st.sampled_from(("once", "each-day", "no")),
)
@example("2026-03-29 20:00", {"timespan": "this-weekend"}, {}, "once")
@example("2026-10-25 20:00", {"timespan": "this-weekend"}, {}, "each-day")
@example("2026-03-23 08:00", {"timespan": "this-month"}, {}, "once")
@example("2026-03-29 20:00", {"start": "2026-03-28", "end": "2026-03-29"}, {"free": "true"}, "once")
@example("2026-03-23 08:00", {"start": "2026-10-20", "end": "2026-10-20"}, {}, "no")
def test_calendar_and_lists_are_what_the_records_say(
    town, now, window, conditions, exhibitions
) -> None:
    store, get = town
    moment = set_clock(store, now)
    if conditions.get("startsAfter", "00") >= conditions.get("startsBefore", "99"):
        return
    wanted = asked(window, conditions, moment)
    expected = all_days(RECORDS, OPENED, wanted)
    said = query(window | conditions)
    assert entries(get, f"{said}&exhibitions={exhibitions}") == calendar(expected, exhibitions)
    found = get(f"/api/v1/search?{said}&sort=start&pageSize=100&fields=id").json()["results"]
    assert [one["id"] for one in found] == listed(expected)


def test_the_region_is_worth_asking_about() -> None:
    week = Asked(at("2026-03-23 00:00"), at("2026-03-30 00:00"))
    found = all_days(RECORDS, OPENED, week)
    assert len({one.uid for one in found if one.run}) > 5
    assert len([one for one in found if not one.run]) > 30
    assert {"cancelled", "postponed"} < {one.status for one in found}
