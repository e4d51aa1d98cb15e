"""Openings as rows: when a venue or an institution is open, day by day, some way ahead.

The rows are the place's own, so an exhibition there needs none: its run is joined with them. They
are extended when less than `RENEW` is left.
"""

from collections.abc import Set
from datetime import date
from datetime import datetime
from datetime import timedelta
from kultura.records import Record
from kultura.records.opening_hours import openings as open_days
from kultura.records.opening_hours import Span
from kultura.store.free_days import free_days
from kultura.store.free_days import weekdays
from kultura.store.projection import Opening
from psycopg2.extensions import cursor as Cursor
from zoneinfo import ZoneInfo


BEHIND = timedelta(days=400)
AHEAD = timedelta(days=460)
RENEW = timedelta(days=430)

ENDING = """
SELECT uid FROM publication.opening GROUP BY uid HAVING max(day) < (publication.clock() + %s)::date
"""


def opening_rows(record: Record, today: date, zone: ZoneInfo) -> tuple[Opening, ...]:
    """Return the stretches in which the place of a record is open, around today."""
    hours = getattr(record, "opening_hours", None)
    if hours is None:
        return ()
    free = free_days(getattr(record, "admission", None)) | weekdays(hours.free_weekday)
    return tuple(
        _opening(found.day, span, free, zone)
        for found in open_days(hours, today - BEHIND, today + AHEAD)
        for span in found.hours
    )


def _opening(day: date, span: Span, free: Set[int], zone: ZoneInfo) -> Opening:
    next_day = day + timedelta(days=1) if span.closes <= span.opens else day
    return Opening(
        day=day,
        opens=datetime.combine(day, span.opens, zone),
        closes=datetime.combine(next_day, span.closes, zone),
        free=day.isoweekday() in free,
    )


def ending(cursor: Cursor) -> list[str]:
    """Return places whose rows do not reach far enough ahead any more."""
    cursor.execute(ENDING, (RENEW,))
    return [uid for (uid,) in cursor.fetchall()]
