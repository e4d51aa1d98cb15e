"""Rows: what is refused is named by row and column, and what is plain stays plain."""

from datetime import datetime
from datetime import timedelta
from datetime import timezone
from kultura.behaviors.fields.json import row_from_json
from kultura.behaviors.fields.json import row_to_json
from kultura.behaviors.fields.links import Link
from kultura.behaviors.fields.lists import PlainList
from kultura.behaviors.fields.moments import Day
from kultura.behaviors.fields.moments import fixed
from kultura.behaviors.fields.moments import Moment
from kultura.behaviors.fields.numbers import Count
from kultura.behaviors.fields.numbers import Number
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.fields.rows import completed
from kultura.behaviors.fields.rows import RowId
from kultura.behaviors.fields.rows import Rows
from zoneinfo import ZoneInfo
from zope import schema
from zope.interface import Interface
from zope.interface import invariant

import pytest


WARSAW = ZoneInfo("Europe/Warsaw")


class IShow(Interface):
    id = RowId()
    start = Moment(title="Begins", required=True)
    day = Day(title="Day")
    seats = Count(title="Seats", min=1)
    price = Number(title="Price", min=0)
    free = schema.Bool(title="Free", required=False, default=False)
    link = Link(title="Link")
    words = PlainList(title="Words", value_type=schema.TextLine())

    @invariant
    def free_has_no_price(row) -> None:
        if row.free and row.price:
            raise Refused("free or priced")


ROWS = Rows(IShow, key="id", title="Shows")
START = datetime(2026, 3, 6, 19, tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"id": "a", "start": START, "seats": 0}], "Row 1: Seats: 0 is too small"),
        ([{"id": "a"}], "Row 1: Begins: "),
        (
            [{"id": "a", "start": START}, {"id": "a", "start": START}],
            "Row 2: Identifier: “a” is in another row already.",
        ),
        ([{"start": START}], "Row 1: Identifier: This has to be filled in."),
        ([{"id": "a", "start": START.replace(tzinfo=None)}], "is not a date and time"),
        ([{"id": "a", "start": START, "price": -1}], "Row 1: Price: -1 is too small"),
        ([{"id": "a", "start": START, "price": float("nan")}], "is not a number"),
        ([{"id": "a", "start": START, "link": "javascript:alert(1)"}], "is not a web address"),
        ([{"id": "a", "start": START, "sets": 3}], "no column “sets”. Did you mean “seats”?"),
        ([{"id": "a", "start": START, "free": True, "price": 5}], "Row 1: free or priced"),
        ([{"id": "a", "start": START, "words": [7]}], "Row 1: Words: "),
        (["a"], "Row 1: This is not a row"),
        ({"id": "a"}, "This has to be a list of rows."),
    ],
)
def test_refused(rows, words, sentence) -> None:
    with pytest.raises(Refused) as caught:
        ROWS.validate(rows)
    assert words in sentence(caught.value)


def test_columns_may_be_left_out() -> None:
    ROWS.validate([{"id": "a", "start": START}])


def test_an_empty_list_is_fresh_each_time() -> None:
    first, second = ROWS.missing_value, ROWS.missing_value
    first.append("x")
    assert second == [] == ROWS.default


def test_completed_makes_an_identifier_and_keeps_a_given_one() -> None:
    row = completed(IShow, {"start": START})
    assert set(row) == {"id", "start", "day", "seats", "price", "free", "link", "words"}
    assert len(row["id"]) == 12
    assert completed(IShow, {"id": "37"})["id"] == "37"


def test_json_round_trip_keeps_the_offset() -> None:
    row = completed(IShow, {"id": "a", "start": fixed(START), "words": ["x"]})
    data = row_to_json(IShow, row)
    assert data["start"] == "2026-03-06T19:00:00+01:00"
    assert row_from_json(IShow, data, WARSAW) == row


def test_json_brings_moments_into_the_regions_zone() -> None:
    row = row_from_json(IShow, {"start": "2026-07-06T17:00:00Z"}, WARSAW)
    assert row["start"].isoformat() == "2026-07-06T19:00:00+02:00"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"start": "2026-03-06T19:00:00"}, "Begins: “2026-03-06T19:00:00” is not a date and time"),
        ({"start": "tomorrow"}, "Begins: “tomorrow” is not a date and time"),
        ({"start": 5}, "Begins: “5” is not a date and time"),
        ({"day": "2026-02-30"}, "Day: “2026-02-30” is not a date."),
        ({"day": "20260301"}, "Day: "),
        ({"seats": "many"}, "Seats: “many” is not a number."),
        ({"seats": True}, "Seats: “True” is not a number."),
        ({"seats": 1.5}, "Seats: “1.5” is not a number."),
        ({"price": "5"}, "Price: “5” is not a number."),
        ({"free": "yes"}, "Free: This is either true or false."),
        ({"link": 5}, "Link: This has to be text."),
        ({"words": "one"}, "Words: This has to be a list."),
        ({"wrds": []}, "There is no column “wrds”. Did you mean “words”?"),
        ([], "This is not a row with columns."),
    ],
)
def test_json_refused(data, words, sentence) -> None:
    with pytest.raises(Refused) as caught:
        row_from_json(IShow, data, WARSAW)
    assert words in sentence(caught.value)


@pytest.mark.parametrize("offset", [0, 60, -330])
def test_any_offset_is_a_moment(offset) -> None:
    moment = START.astimezone(timezone(timedelta(minutes=offset)))
    ROWS.validate([{"id": "a", "start": moment}])
