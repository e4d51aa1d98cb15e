"""Rows and facts: what changes, what follows from it, and what is refused."""

from datetime import date
from datetime import datetime
from kultura.behaviors.fields.refusals import Refused
from kultura.workflows.operational_facts.facts import FACTS
from kultura.workflows.operational_facts.facts import with_exceptions
from kultura.workflows.operational_facts.facts import with_facts
from zoneinfo import ZoneInfo

import pytest


WARSAW = ZoneInfo("Europe/Warsaw")


def at(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=WARSAW)


ROW = {
    "id": "37",
    "start": at(6, 19),
    "end": at(6, 21),
    "door_time": at(6, 18),
    "status": "scheduled",
    "availability": "available",
    "previous_start": None,
    "capacity": 200,
    "note": None,
}


def changed(**facts) -> dict:
    [_other, row] = with_facts([{**ROW, "id": "36"}, ROW], [{"id": "37", **facts}])
    return {name: value for name, value in row.items() if value != ROW.get(name)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"status": "cancelled"}, {"status": "cancelled"}),
        ({"availability": "sold-out", "note": "Kasa zamknięta"},
         {"availability": "sold-out", "note": "Kasa zamknięta"}),
        ({"start": at(8, 20)}, {
            "start": at(8, 20), "end": at(8, 22), "door_time": at(8, 19),
            "previous_start": at(6, 19), "status": "rescheduled",
        }),
        ({"start": at(8, 20), "end": at(8, 23), "status": "postponed"}, {
            "start": at(8, 20), "end": at(8, 23), "door_time": at(8, 19),
            "previous_start": at(6, 19), "status": "postponed",
        }),
        ({"start": at(6, 19)}, {}),
        ({"door_time": at(6, 17)}, {"door_time": at(6, 17)}),
    ],
)  # fmt: skip
def test_only_what_follows_from_the_change_changes(facts, expected) -> None:
    assert changed(**facts) == expected


def test_other_rows_and_their_order_stay() -> None:
    rows = [{**ROW, "id": str(number)} for number in range(60)]
    after = with_facts(rows, [{"id": "37", "status": "cancelled"}])
    assert [row["id"] for row in after] == [row["id"] for row in rows]
    assert [row["id"] for row in after if row["status"] == "cancelled"] == ["37"]
    assert rows[37]["status"] == "scheduled"


def test_moved_twice_it_still_says_what_was_announced_first() -> None:
    [once] = with_facts([ROW], [{"id": "37", "start": at(8, 19)}])
    [twice] = with_facts([once], [{"id": "37", "start": at(9, 19)}])
    assert twice["previous_start"] == at(6, 19)


def test_moved_back_it_is_as_announced() -> None:
    [moved] = with_facts([ROW], [{"id": "37", "start": at(8, 19)}])
    [back] = with_facts([moved], [{"id": "37", "start": at(6, 19)}])
    assert back == ROW


def test_across_the_change_of_clocks_the_hours_on_the_wall_stay() -> None:
    [row] = with_facts([ROW], [{"id": "37", "start": at(6, 19, month=4)}])
    assert (row["end"].hour, row["door_time"].hour) == (21, 18)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"id": "99", "status": "cancelled"}, "99"),
        ({"status": "cancelled"}, "None"),
        ({"id": "37", "capacity": 3}, "capacity"),
        ({"id": "37", "previous_start": None}, "previous_start"),
        ({"id": "37", "title": "Inny"}, "title"),
    ],
)
def test_what_is_no_fact_is_refused_by_name(change, named) -> None:
    with pytest.raises(Refused) as refusal:
        with_facts([ROW], [change])
    assert named in refusal.value.message.mapping.values()


def test_a_date_keeps_a_beginning() -> None:
    with pytest.raises(Refused):
        with_facts([ROW], [{"id": "37", "start": None}])


def test_facts_are_those_that_do_not_wait() -> None:
    assert set(FACTS) == {"status", "availability", "start", "end", "door_time", "link", "note"}


def test_an_exception_takes_the_place_of_one_for_the_same_day() -> None:
    first, second = date(2026, 5, 1), date(2026, 5, 3)
    rows = [{"start": second, "closed": True}]
    rows = with_exceptions(rows, [{"start": first, "closed": True}])
    assert [row["start"] for row in rows] == [first, second]
    rows = with_exceptions(rows, [{"start": second, "opens": "10:00", "closes": "14:00"}])
    assert rows[1] == {"start": second, "opens": "10:00", "closes": "14:00"}
    assert with_exceptions(rows, [{"start": second, "remove": True}]) == [rows[0]]
