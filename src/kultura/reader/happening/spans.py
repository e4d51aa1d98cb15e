"""Timespans by their names: on which day each begins, and how many days it has."""

from datetime import date
from datetime import timedelta


DAY = timedelta(days=1)


def week(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - day.weekday() * DAY


def month(day: date) -> tuple[date, int]:
    """Return the first day of the month of a day, and how many it has."""
    first = day.replace(day=1)
    return first, ((first + 31 * DAY).replace(day=1) - first).days


SPANS = {
    "today": lambda day: (day, 1),
    "tomorrow": lambda day: (day + DAY, 1),
    "this-week": lambda day: (week(day), 7),
    "this-weekend": lambda day: (week(day) + 5 * DAY, 2),
    "next-week": lambda day: (week(day) + 7 * DAY, 7),
    "this-month": month,
}
TIMESPANS = (*SPANS, "now")
