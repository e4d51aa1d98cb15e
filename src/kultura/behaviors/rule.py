"""The dates of a rule of recurrence (RFC 5545): weekdays at an hour, until a day."""

from .fields.moments import fixed
from .fields.refusals import Refused
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from datetime import time
from dateutil.rrule import rrulestr
from itertools import islice
from kultura.i18n import _
from zoneinfo import ZoneInfo


MOST = 500
WEEKDAYS = {
    "monday": "MO",
    "tuesday": "TU",
    "wednesday": "WE",
    "thursday": "TH",
    "friday": "FR",
    "saturday": "SA",
    "sunday": "SU",
}


def weekly(weekdays: Iterable[str], every: int = 1) -> str:
    """Return the rule of something on certain weekdays, each week or ``every`` so many weeks."""
    days = ",".join(WEEKDAYS[day] for day in weekdays)
    return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={days}"


def starts_from_rule(
    rule: str,
    first: datetime,
    zone: ZoneInfo,
    *,
    until: date | None = None,
    leave_out: Iterable[date] = (),
) -> list[datetime]:
    """Return the moments of a rule, at the same hour on the clocks of ``zone`` all year.

    ``first`` is local time without offset and, where the rule fits it, the first date; ``until`` is
    the last day, included. Raises Refused for a rule that cannot be read, has no end, or makes
    more than 500 dates.
    """
    skipped = set(leave_out)
    days = _dates(rule, first, until)
    return [fixed(day.replace(tzinfo=zone)) for day in days if day.date() not in skipped]


def _dates(rule: str, first: datetime, until: date | None) -> list[datetime]:
    found = list(islice(_upto(_parsed(rule, first), until), MOST + 1))
    if len(found) > MOST:
        raise Refused(
            _(
                "refused_too_many_dates",
                default="This makes more than ${most} dates. Give a last day that is nearer.",
                mapping={"most": str(MOST)},
            )
        )
    return found


def _upto(dates: Iterable[datetime], until: date | None) -> Iterator[datetime]:
    last = None if until is None else datetime.combine(until, time.max)
    for day in dates:
        if last is not None and day > last:
            return
        yield day


def _parsed(rule: str, first: datetime) -> Iterable[datetime]:
    try:
        return rrulestr(rule, dtstart=first, ignoretz=True)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(
            _(
                "refused_not_a_rule",
                default="“${rule}” is not a rule of recurrence. "
                "Write it like FREQ=WEEKLY;BYDAY=FR,SA.",
                mapping={"rule": str(rule)},
            )
        ) from error
