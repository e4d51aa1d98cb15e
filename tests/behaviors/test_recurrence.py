"""A rule fills rows: the same hour summer and winter, each row with a name of its own."""

from datetime import date
from datetime import datetime
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.recurrence import rows_from_rule
from kultura.behaviors.recurrence import with_rows
from kultura.behaviors.rule import WEEKDAYS
from kultura.behaviors.rule import weekly
from kultura.behaviors.schedule import ISchedule
from zoneinfo import ZoneInfo

import pickle
import pytest


WARSAW = ZoneInfo("Europe/Warsaw")
FIRST = datetime(2026, 3, 6, 19)


def starts(rows) -> list[str]:
    return [row["start"].isoformat() for row in rows]


def test_every_friday_and_saturday_until_the_end_of_march() -> None:
    rows = rows_from_rule(
        weekly(["friday", "saturday"]), FIRST, WARSAW, until=date(2026, 3, 31), duration=135
    )
    assert [row["start"].day for row in rows] == [6, 7, 13, 14, 20, 21, 27, 28]
    assert {row["start"].hour for row in rows} == {19}
    assert rows[0]["end"].isoformat() == "2026-03-06T21:15:00+01:00"
    assert len({row["id"] for row in rows}) == 8
    assert set(rows[0]) == set(ISchedule["schedule"].row_schema)


def test_the_hour_stays_when_the_clocks_change() -> None:
    rows = rows_from_rule("FREQ=WEEKLY;COUNT=5", FIRST, WARSAW)
    assert starts(rows)[2:4] == ["2026-03-20T19:00:00+01:00", "2026-03-27T19:00:00+01:00"]
    assert starts(rows)[4] == "2026-04-03T19:00:00+02:00"


def test_days_are_left_out_and_columns_copied() -> None:
    rows = rows_from_rule(
        "FREQ=DAILY;COUNT=3",
        FIRST,
        WARSAW,
        leave_out=[date(2026, 3, 7)],
        template={"place": "Scena", "id": "x"},
    )
    assert [row["start"].day for row in rows] == [6, 8]
    assert [row["place"] for row in rows] == ["Scena", "Scena"]
    assert "x" not in {row["id"] for row in rows}


def test_the_last_day_is_included() -> None:
    rows = rows_from_rule("FREQ=DAILY", FIRST, WARSAW, until=date(2026, 3, 6))
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "more than 500"),
        ("every day", "is not a rule"),
        ("FREQ=SOMETIMES", "is not a rule"),
        ("", "is not a rule"),
    ],
)
def test_refused(rule, words, sentence) -> None:
    with pytest.raises(Refused) as caught:
        rows_from_rule(rule, FIRST, WARSAW)
    assert words in sentence(caught.value)


def test_rows_there_are_kept() -> None:
    rows = rows_from_rule("FREQ=DAILY;COUNT=2", FIRST, WARSAW)
    again = rows_from_rule("FREQ=DAILY;COUNT=4", FIRST, WARSAW)
    merged = with_rows(rows, again)
    assert [row["id"] for row in merged[:2]] == [row["id"] for row in rows]
    assert len(merged) == 4


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    days=st.sets(st.sampled_from(sorted(WEEKDAYS)), min_size=1),
    every=st.integers(1, 4),
    until=st.dates(date(2026, 3, 6), date(2027, 3, 6)),
)
def test_rows_fall_on_the_days_asked_for(days, every, until) -> None:
    names = list(WEEKDAYS)
    rows = rows_from_rule(weekly(days, every), FIRST, WARSAW, until=until)
    local = [row["start"].astimezone(WARSAW) for row in rows]
    assert all(names[moment.weekday()] in days for moment in local)
    assert all(moment.hour == 19 and moment.date() <= until for moment in local)
    assert local == sorted(set(local))


def test_rows_can_be_stored() -> None:
    """The database's pickles know no named zones."""
    rows = rows_from_rule("FREQ=DAILY;COUNT=2", FIRST, WARSAW)
    assert b"ZoneInfo" not in pickle.dumps(rows, 3)
