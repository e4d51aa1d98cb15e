"""When something is on, computed from its dates: whole days, open ends, change of the clocks."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.occurrences.ranges import EVER
from kultura.behaviors.occurrences.ranges import FOREVER
from kultura.behaviors.occurrences.ranges import minutes
from kultura.behaviors.occurrences.ranges import of_rows
from kultura.behaviors.occurrences.ranges import of_run
from zoneinfo import ZoneInfo

import pytest


WARSAW = ZoneInfo("Europe/Warsaw")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def length(one) -> timedelta:
    return timedelta(minutes=one[1] - one[0])


def test_from_start_to_end() -> None:
    row = {"start": at("2026-03-06T19:00"), "end": at("2026-03-06T21:15")}
    (one,) = of_rows([row], WARSAW)
    assert one == (minutes(row["start"]), minutes(row["end"]))


def test_the_duration_stands_in_for_an_end() -> None:
    row = {"start": at("2026-03-06T19:00")}
    assert length(of_rows([row], WARSAW, 90)[0]) == timedelta(minutes=90)
    assert length(of_rows([row], WARSAW)[0]) == timedelta(minutes=1)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_does_not_happen_is_not_on(status) -> None:
    assert of_rows([{"start": at("2026-03-06T19:00"), "status": status}], WARSAW) == []


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-05-01", 24)]
)
def test_a_whole_day_has_the_hours_it_has(day, hours) -> None:
    """On the day the clocks change it is an hour shorter or longer."""
    (one,) = of_rows([{"start": at(f"{day}T12:00"), "all_day": True}], WARSAW)
    assert length(one) == timedelta(hours=hours)


def test_the_last_day_of_a_run_is_included() -> None:
    (one,) = of_run(date(2026, 1, 2), date(2026, 1, 2), WARSAW)
    assert one == (minutes(at("2026-01-02T00:00")), minutes(at("2026-01-03T00:00")))


@pytest.mark.parametrize(
    ("opens", "closes", "permanent", "expected"),
    [
        (None, None, False, []),
        (None, None, True, [(EVER, FOREVER)]),
        (date(2026, 1, 2), None, True, [(minutes(at("2026-01-02T00:00")), FOREVER)]),
        (None, date(2026, 1, 2), False, [(EVER, minutes(at("2026-01-03T00:00")))]),
        (date(2026, 1, 2), date(2026, 1, 1), False, []),
    ],
)
def test_open_ends(opens, closes, permanent, expected) -> None:
    assert of_run(opens, closes, WARSAW, permanent=permanent) == expected
