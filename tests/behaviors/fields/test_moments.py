"""Times of day and days of the year are checked as they are written."""

from kultura.behaviors.fields.edtf import Edtf
from kultura.behaviors.fields.moments import DayOfYear
from kultura.behaviors.fields.moments import TimeOfDay
from kultura.behaviors.fields.numbers import Number
from kultura.behaviors.fields.refusals import Refused

import pytest


@pytest.mark.parametrize("good", ["00:00", "09:30", "23:59"])
def test_time_of_day(good) -> None:
    TimeOfDay().validate(good)


@pytest.mark.parametrize("bad", ["9:30", "24:00", "19.00", "19:60", "", 19])
def test_no_time_of_day(bad) -> None:
    with pytest.raises(Refused):
        TimeOfDay().validate(bad)


@pytest.mark.parametrize("bad", ["13-01", "1-1", "05-32", "May"])
def test_no_day_of_year(bad) -> None:
    with pytest.raises(Refused):
        DayOfYear().validate(bad)


@pytest.mark.parametrize(
    "good", ["1890", "1890~", "1850/1899", "-0043", "1908-05", "190X", "1923-21"]
)
def test_edtf(good) -> None:
    Edtf().validate(good)


@pytest.mark.parametrize("bad", ["ok. 1890", "1908-13", "2001-02-30", "nonsense", "c.1997-9"])
def test_no_edtf(bad) -> None:
    with pytest.raises(Refused) as caught:
        Edtf().validate(bad)
    assert bad in caught.value.doc().mapping["value"]


@pytest.mark.parametrize(
    ("typed", "number"), [("12,50", 12.5), ("1 000", 1000.0), ("dużo", None), ("-3", -3.0)]
)
def test_numbers_are_read_as_people_type_them(typed, number) -> None:
    if number is None:
        with pytest.raises(Refused):
            Number().fromUnicode(typed)
    else:
        assert Number().fromUnicode(typed) == number
