"""Opening hours answer whether a place is open on a day."""

from datetime import date
from datetime import time
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.opening_hours import on_day
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import openings
from kultura.records.opening_hours import RegularHours
from kultura.records.opening_hours import WEEKDAYS
from kultura.vocabularies.terms import vocabulary

import pytest


HOURS = OpeningHours(
    regular=(
        RegularHours(weekday="tuesday", opens=time(14), closes=time(18)),
        RegularHours(weekday="tuesday", opens=time(9), closes=time(13)),
        RegularHours(
            weekday="sunday",
            opens=time(10),
            closes=time(20),
            season_from="05-01",
            season_until="09-30",
        ),
        RegularHours(
            weekday="sunday",
            opens=time(10),
            closes=time(15),
            season_from="10-01",
            season_until="04-30",
        ),
    ),
    exceptions=(
        ExceptionalHours(
            start=date(2026, 12, 24), end=date(2026, 12, 27), closed=True, note="Święta"
        ),
        ExceptionalHours(start=date(2026, 5, 12), opens=time(12), closes=time(2)),
    ),
)


def written(day: date) -> str:
    return ", ".join(f"{s.opens:%H:%M}–{s.closes:%H:%M}" for s in on_day(HOURS, day).hours)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 5, 5), "09:00–13:00, 14:00–18:00"),
        (date(2026, 5, 4), ""),
        (date(2026, 5, 3), "10:00–20:00"),
        (date(2026, 9, 27), "10:00–20:00"),
        (date(2026, 10, 4), "10:00–15:00"),
        (date(2026, 1, 4), "10:00–15:00"),
        (date(2026, 5, 12), "12:00–02:00"),
        (date(2026, 12, 27), ""),
    ],
    ids=str,
)
def test_hours_of_a_day(day: date, hours: str) -> None:
    assert written(day) == hours


def test_exception_says_why() -> None:
    day = on_day(HOURS, date(2026, 12, 25))
    assert (day.exceptional, day.note) == (True, "Święta")
    assert on_day(HOURS, date(2026, 12, 28)).exceptional is False


def test_openings_hold_every_day_asked_for() -> None:
    days = [found.day for found in openings(HOURS, date(2026, 2, 27), date(2026, 3, 2))]
    assert [f"{day:%d.%m}" for day in days] == ["27.02", "28.02", "01.03", "02.03"]


def test_weekdays_are_those_of_the_vocabulary() -> None:
    assert tuple(term.value for term in vocabulary("weekdays").terms) == WEEKDAYS
