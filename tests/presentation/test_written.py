"""Dates, durations and prices read as a person of that language writes them."""

from datetime import date
from datetime import datetime
from kultura.presentation import written
from zoneinfo import ZoneInfo

import pytest


WARSAW = ZoneInfo("Europe/Warsaw")
UTC = ZoneInfo("UTC")


@pytest.mark.parametrize(
    "opens, closes, language, expected",
    [
        (date(2026, 7, 3), date(2026, 9, 12), "pl", "3 lipca – 12 września 2026"),
        (date(2026, 7, 3), date(2026, 7, 9), "pl", "3–9 lipca 2026"),
        (date(2026, 12, 3), date(2027, 1, 9), "pl", "3 grudnia 2026 – 9 stycznia 2027"),
        (date(2026, 7, 3), None, "pl", "od 3 lipca 2026"),
        (None, date(2026, 7, 3), "en", "until 3 July 2026"),
        (date(2026, 7, 3), None, "fi", "3. heinäkuuta 2026 –"),
        (date(2026, 7, 3), date(2026, 7, 3), "en", "3 July 2026"),
        (None, None, "pl", ""),
    ],
)
def test_run(opens, closes, language, expected) -> None:
    # CLDR puts thin and non-breaking spaces around the dash of some languages.
    assert " ".join(written.written_run(opens, closes, language).split()) == expected


def test_showing_is_told_in_the_zone_of_the_region() -> None:
    start = datetime(2026, 7, 3, 17, tzinfo=UTC)
    end = datetime(2026, 7, 3, 19, 30, tzinfo=UTC)
    expected = "piątek, 3 lipca 2026, 19:00–21:30"
    assert written.written_showing(start, end, WARSAW, "pl") == expected


def test_showing_over_midnight_names_both_days() -> None:
    start = datetime(2026, 7, 3, 22, tzinfo=WARSAW)
    end = datetime(2026, 7, 4, 1, tzinfo=WARSAW)
    told = written.written_showing(start, end, WARSAW, "pl")
    assert "piątek" in told
    assert "sobota" in told


@pytest.mark.parametrize(
    "minutes, expected", [(95, "1 godz. 35 min"), (120, "2 godz."), (45, "45 min")]
)
def test_duration(minutes, expected) -> None:
    assert written.written_duration(minutes, "pl") == expected


@pytest.mark.parametrize("amount, expected", [(20, "20 zł"), (12.5, "12,50 zł"), (0.5, "0,50 zł")])
def test_price(amount, expected) -> None:
    assert written.written_price(amount, "PLN", "pl").replace("\xa0", " ") == expected


def test_list_ends_as_a_sentence_does() -> None:
    assert written.written_list(["Anna", "Jan", "Ola"], "pl") == "Anna, Jan i Ola"


def test_unknown_language_is_written_as_polish() -> None:
    assert written.written_weekday(0, "xx-unknown") == "poniedziałek"
