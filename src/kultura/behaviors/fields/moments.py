"""Points in time and times of day.

A moment knows its offset, so that a showing at 19:00 stays one across the change of the clocks
and is never guessed. A time of day is written ``19:00``.
"""

from .refusals import Refused
from datetime import date
from datetime import datetime
from datetime import timezone
from kultura.i18n import _
from zoneinfo import ZoneInfo
from zope import schema
from zope.interface import implementer
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import ITextLine

import re


YEARS = range(1000, 3000)
TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class IMoment(IDatetime):
    """A field of datetimes that know their offset."""


class ITimeOfDay(ITextLine):
    """A field of times written HH:MM."""


@implementer(IMoment)
class Moment(schema.Datetime):
    """A datetime with an offset."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if not isinstance(value, datetime) or value.utcoffset() is None or value.year not in YEARS:
            raise not_a_moment(value)
        super()._validate(value)


class Day(schema.Date):
    """A date without a time; a datetime is not one."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if not isinstance(value, date) or isinstance(value, datetime) or value.year not in YEARS:
            raise not_a_day(value)
        super()._validate(value)


@implementer(ITimeOfDay)
class TimeOfDay(schema.TextLine):
    """An hour and minutes, ``HH:MM``."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if not isinstance(value, str) or not TIME_OF_DAY.fullmatch(value):
            raise Refused(
                _(
                    "refused_not_a_time",
                    default="“${value}” is not a time of day. Write it like 19:00.",
                    mapping={"value": str(value)},
                )
            )


class DayOfYear(schema.TextLine):
    """A day that comes every year, ``MM-DD``."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if not isinstance(value, str) or not DAY_OF_YEAR.fullmatch(value):
            raise Refused(
                _(
                    "refused_not_a_day_of_year",
                    default="“${value}” is not a day of the year. "
                    "Write month and day, like 05-01 for the first of May.",
                    mapping={"value": str(value)},
                )
            )


def not_a_moment(value: object) -> Refused:
    return Refused(
        _(
            "refused_not_a_moment",
            default="“${value}” is not a date and time. "
            "Write it with its offset, like 2026-03-06T19:00:00+01:00.",
            mapping={"value": str(value)},
        )
    )


def not_a_day(value: object) -> Refused:
    return Refused(
        _(
            "refused_not_a_day",
            default="“${value}” is not a date. Write it like 2026-03-06.",
            mapping={"value": str(value)},
        )
    )


def fixed(moment: datetime) -> datetime:
    """Return ``moment`` with its offset alone instead of a named zone.

    The database keeps no ``zoneinfo.ZoneInfo``: its pickle cannot name it.
    """
    return moment.replace(tzinfo=timezone(moment.utcoffset()))


def moment_from(text: object, zone: ZoneInfo) -> datetime:
    """Read RFC 3339, ``2026-03-06T19:00:00+01:00`` or ``…Z``, and return it in ``zone``.

    An offset must be there: a time without one is refused, never guessed.
    """
    if isinstance(text, str) and "T" in text:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is not None and moment.utcoffset() is not None and moment.year in YEARS:
            return fixed(moment.astimezone(zone))
    raise not_a_moment(text)


def day_from(text: object) -> date:
    """Read ``2026-03-06``."""
    try:
        if isinstance(text, str) and len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise not_a_day(text)
