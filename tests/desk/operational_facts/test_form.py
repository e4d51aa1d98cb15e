"""The form of facts: what comes back as it was shown is no change."""

from datetime import date
from datetime import datetime
from kultura.behaviors.fields.refusals import Refused
from kultura.desk.operational_facts.form import exception
from kultura.desk.operational_facts.form import schedule_change
from kultura.desk.operational_facts.form import shown
from zoneinfo import ZoneInfo

import pytest


WARSAW = ZoneInfo("Europe/Warsaw")
ROW = {
    "id": "37",
    "start": datetime(2026, 3, 6, 19, 0, 30, tzinfo=WARSAW),
    "end": None,
    "status": "scheduled",
    "availability": None,
    "note": "Z napisami",
    "capacity": 100,
}
AS_SHOWN = {
    "id": "37",
    "start": "2026-03-06T19:00",
    "end": "",
    "door_time": "",
    "status": "scheduled",
    "availability": "",
    "link": "",
    "note": "Z napisami",
    "_authenticator": "x",
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (ROW["start"], "2026-03-06T19:00"),
        (datetime(2026, 3, 6, 18, tzinfo=ZoneInfo("UTC")), "2026-03-06T19:00"),
        (date(2026, 5, 1), "2026-05-01"),
        (None, ""),
        ("Święto", "Święto"),
    ],
)
def test_shown(value, expected) -> None:
    assert shown(value, WARSAW) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, {}),
        ({"note": " Z napisami "}, {}),
        ({"note": ""}, {"note": None}),
        ({"status": "cancelled"}, {"status": "cancelled"}),
        ({"capacity": "5"}, {}),
        (
            {"start": "2026-03-07T20:15"},
            {"start": datetime(2026, 3, 7, 20, 15, tzinfo=WARSAW)},
        ),
        (
            {"end": "2026-03-06T21:00:00"},
            {"end": datetime(2026, 3, 6, 21, 0, tzinfo=WARSAW)},
        ),
    ],
)
def test_only_what_was_typed_changes(typed, expected) -> None:
    assert schedule_change(ROW, AS_SHOWN | typed, WARSAW) == expected


@pytest.mark.parametrize("typed", ["jutro", "2026-03-32T19:00", "19:00"])
def test_no_date_is_refused(typed) -> None:
    with pytest.raises(Refused):
        schedule_change(ROW, AS_SHOWN | {"start": typed}, WARSAW)


def test_exception() -> None:
    form = {"start": "2026-05-01", "end": "", "closed": "1", "opens": "", "note": " Święto "}
    assert exception(form) == {
        "start": date(2026, 5, 1),
        "end": None,
        "closed": True,
        "opens": None,
        "closes": None,
        "note": "Święto",
    }
