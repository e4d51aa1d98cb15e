"""Filling a schedule from a rule: "every Friday and Saturday at 19:00 until the end of March".

The rule (RFC 5545, ``FREQ=WEEKLY;BYDAY=FR,SA``) is used once and not kept: what is stored are rows,
each of which may then be changed or cancelled alone.
"""

from .fields.moments import fixed
from .fields.refusals import Refused
from .fields.rows import completed
from .fields.rows import new_row_id
from .schedule import IOccurrenceRow
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from dateutil.rrule import rrulestr
from itertools import islice
from kultura.i18n import _
from typing import Any
from zoneinfo import ZoneInfo


Row = dict[str, Any]

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


def rows_from_rule(
    rule: str,
    first: datetime,
    zone: ZoneInfo,
    *,
    until: date | None = None,
    duration: int | None = None,
    leave_out: Iterable[date] = (),
    template: Row | None = None,
) -> list[Row]:
    """Return complete rows with identifiers of their own for all dates of a rule.

    ``first`` is local time without offset and, where the rule fits it, the first date; ``until`` is
    the last day, included; ``duration`` (minutes) makes the ends. Every row starts at the same hour
    on the clocks of ``zone``, summer and winter. ``template`` gives the other columns. Raises
    Refused for a rule that cannot be read, has no end, or makes more than 500 rows.
    """
    skipped = set(leave_out)
    days = _dates(rule, first, until)
    starts = (fixed(day.replace(tzinfo=zone)) for day in days if day.date() not in skipped)
    return [_row(start, duration, template or {}) for start in starts]


def with_rows(rows: Iterable[Row], more: Iterable[Row]) -> list[Row]:
    """Return ``rows`` and those of ``more`` that begin when none of them does, in order of time."""
    kept = list(rows)
    taken = {row["start"] for row in kept}
    return sorted(
        [*kept, *(row for row in more if row["start"] not in taken)], key=lambda row: row["start"]
    )


def _row(start: datetime, duration: int | None, template: Row) -> Row:
    end = None if duration is None else start + timedelta(minutes=duration)
    return completed(IOccurrenceRow, {**template, "id": new_row_id(), "start": start, "end": end})


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
