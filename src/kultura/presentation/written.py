"""Dates, times, durations and prices as people write them.

Records carry ISO dates and numbers; a visitor reads "3 lipca – 12 września 2026". The forms come
from CLDR through Babel, so that no grammar of ours has to be right in every language.
"""

from babel.core import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.dates import format_interval
from babel.dates import format_skeleton
from babel.dates import format_time
from babel.lists import format_list
from babel.numbers import format_currency
from babel.numbers import format_decimal
from babel.units import format_unit
from collections.abc import Iterable
from datetime import date
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo


BRITISH = {"en": "en_GB"}
HOUR = 60
OPEN_END = "{} –"
OPEN_START = "– {}"
FROM = {"pl": "od {}", "en": "from {}", "uk": "з {}", "cs": "od {}"}
UNTIL = {"pl": "do {}", "en": "until {}", "uk": "до {}", "cs": "do {}"}


@cache
def locale_of(language: str) -> Locale:
    """Find the CLDR locale of a BCP 47 tag; an unknown language is written as in Polish."""
    tag = language.replace("_", "-").split("-")[0]
    try:
        return Locale.parse(BRITISH.get(tag, tag))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("pl")


def written_day(day: date, language: str) -> str:
    """Write one day, with its weekday: ``piątek, 3 lipca 2026``."""
    return format_date(day, "full", locale=locale_of(language))


def written_date(day: date, language: str) -> str:
    """Write one day without its weekday: ``3 lipca 2026``."""
    return format_date(day, "long", locale=locale_of(language))


def written_short_day(day: date, language: str) -> str:
    """Write a day as a list shows it, weekday first and no year: ``pt., 3 lip``."""
    return format_skeleton("MMMEd", day, locale=locale_of(language))


def written_month(day: date, language: str) -> str:
    """Write the month a day is in: ``lipiec 2026``."""
    return format_skeleton("yMMMM", day, locale=locale_of(language))


def written_clock(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Write the time of day in the region's zone: ``19:00``."""
    return format_time(moment.astimezone(zone), "short", tzinfo=zone, locale=locale_of(language))


def written_run(opens: date | None, closes: date | None, language: str) -> str:
    """Write from when until when something lasts; an open end is written with words.

    Empty when neither end is known: a permanent exhibition says so in its own field.
    """
    if opens and closes:
        return _interval(opens, closes, language)
    if opens:
        return _words(FROM, language, OPEN_END).format(written_date(opens, language))
    if closes:
        return _words(UNTIL, language, OPEN_START).format(written_date(closes, language))
    return ""


def written_showing(start: datetime, end: datetime | None, zone: ZoneInfo, language: str) -> str:
    """Write one showing: its day and hours, and its last day where that is another one."""
    first = start.astimezone(zone)
    words = f"{written_day(first.date(), language)}, {written_clock(start, zone, language)}"
    if end is None:
        return words
    last = end.astimezone(zone)
    if last.date() == first.date():
        return f"{words}–{written_clock(end, zone, language)}"
    return f"{words} – {written_day(last.date(), language)}, {written_clock(end, zone, language)}"


def written_whole_days(start: date, end: date | None, language: str) -> str:
    """Write an all-day occurrence, whose end is its last day."""
    if end is None or end == start:
        return written_day(start, language)
    return _interval(start, end, language)


def written_duration(minutes: int, language: str) -> str:
    """Write a duration given in minutes: ``1 godz. 35 min``."""
    hours, rest = divmod(int(minutes), HOUR)
    locale = locale_of(language)
    units = (("hour", hours), ("minute", rest))
    return " ".join(
        format_unit(amount, f"duration-{unit}", "short", locale=locale)
        for unit, amount in units
        if amount
    )


def written_price(amount: Decimal | float, currency: str, language: str) -> str:
    """Write a price; whole amounts without decimals: ``20 zł``, ``12,50 zł``."""
    whole = Decimal(str(amount)) == int(Decimal(str(amount)))
    return format_currency(
        amount,
        currency,
        locale=locale_of(language),
        format="#,##0 ¤" if whole else None,
        currency_digits=not whole,
    )


def written_number(number: float, language: str) -> str:
    """Write a number with the language's own decimal sign."""
    return format_decimal(number, locale=locale_of(language))


def written_weekday(number: int, language: str) -> str:
    """Write the name of a weekday, 0 being Monday (as ``date.weekday``)."""
    return format_date(
        date(2024, 1, 1) + timedelta(days=number), "EEEE", locale=locale_of(language)
    )


def written_list(parts: Iterable[str], language: str) -> str:
    """Join names as a sentence does: ``Anna, Jan i Ola``."""
    return format_list(list(parts), locale=locale_of(language))


def _interval(first: date, last: date, language: str) -> str:
    if first == last:
        return written_date(first, language)
    return format_interval(first, last, "yMMMMd", locale=locale_of(language))


def _words(words: dict[str, str], language: str, otherwise: str) -> str:
    return words.get(language.split("-")[0], otherwise)
