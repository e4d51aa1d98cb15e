"""Effective opening hours of a place, day by day: regular hours, exceptions applied.

They are computed from what the place says, so they are known for any day. A place without hours of
its own is open as `visible_place.hours` says: as what it is part of, or as its institution.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.opening_hours import OpenDay
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import openings
from kultura.records.opening_hours import RegularHours
from kultura.records.opening_hours import Span
from kultura.store import read
from kultura.store.free_days import NUMBERS
from psycopg2.extensions import cursor as Cursor
from typing import Any
from zoneinfo import ZoneInfo

import orjson


DAY = timedelta(days=1)
HOURS_OF = "SELECT hours FROM publication.visible_place WHERE uid = %s"


@dataclass(frozen=True)
class Known:
    """The hours of a place, and the weekdays on which one need not pay, Monday is 1."""

    hours: OpeningHours
    free: frozenset[int]


def known_hours(cursor: Cursor, uid: str, languages: Sequence[str]) -> Known | None:
    """Return by which hours a place is open; None where nobody said."""
    cursor.execute(HOURS_OF, (uid,))
    row = cursor.fetchone()
    found = read.records(cursor, [row[0]], languages) if row and row[0] else []
    return _known(orjson.loads(found[0].body)) if found else None


def open_days(known: Known, first: date, last: date, zone: ZoneInfo) -> list[dict[str, Any]]:
    """Return what holds on each day as it is sent."""
    days = openings(known.hours, first, last)
    return [_sent(day, known, zone) for day in days]


def _known(own: dict[str, Any]) -> Known:
    said = own.get("openingHours", {})
    hours = OpeningHours(
        regular=tuple(_regular(row) for row in said.get("regular", ())),
        exceptions=tuple(_exception(row) for row in said.get("exceptions", ())),
        last_admission=said.get("lastAdmission"),
        free_weekday=said.get("freeWeekday"),
    )
    names = [hours.free_weekday, *own.get("admission", {}).get("freeDays", ())]
    return Known(hours, frozenset(NUMBERS[name] for name in names if name in NUMBERS))


def _regular(row: dict[str, Any]) -> RegularHours:
    return RegularHours(
        weekday=row["weekday"],
        opens=time.fromisoformat(row["opens"]),
        closes=time.fromisoformat(row["closes"]),
        season_from=row.get("seasonFrom"),
        season_until=row.get("seasonUntil"),
    )


def _exception(row: dict[str, Any]) -> ExceptionalHours:
    return ExceptionalHours(
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]) if "end" in row else None,
        closed=row.get("closed", False),
        opens=time.fromisoformat(row["opens"]) if "opens" in row else None,
        closes=time.fromisoformat(row["closes"]) if "closes" in row else None,
        note=row.get("note"),
    )


def _sent(day: OpenDay, known: Known, zone: ZoneInfo) -> dict[str, Any]:
    is_open = bool(day.hours)
    found = {
        "day": day.day,
        "open": is_open,
        "free": is_open and day.day.isoweekday() in known.free,
        "exceptional": day.exceptional,
        "hours": [_hours(day.day, span, known.hours.last_admission, zone) for span in day.hours],
    }
    return found | ({"note": day.note} if day.note else {})


def _hours(day: date, span: Span, last_admission: int | None, zone: ZoneInfo) -> dict[str, Any]:
    next_day = day + DAY if span.closes <= span.opens else day
    closes = _instant(next_day, span.closes, zone)
    found = {"opens": _instant(day, span.opens, zone), "closes": closes}
    if last_admission is not None:
        found["lastAdmission"] = closes - timedelta(minutes=last_admission)
    return {name: at.astimezone(zone) for name, at in found.items()}


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)  # 02:00 may be no time of that day
