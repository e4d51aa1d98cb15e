"""When something is on, as ranges of time: pure functions from dates and rows.

A range is half open and counted in whole minutes from 1970-01-01T00:00Z; an end that nobody knows
is ``FOREVER``. What was cancelled or postponed is not on.
"""

from collections.abc import Iterable
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo


Range = tuple[int, int]

MINUTE = 60
EVER = -(2**31)
FOREVER = 2**31 - 1
NOT_ON = frozenset({"cancelled", "postponed"})


def of_rows(
    rows: Iterable[dict[str, Any]], zone: ZoneInfo, duration: int | None = None
) -> list[Range]:
    """Return the ranges of a schedule; ``duration`` (minutes) stands in for an end not given."""
    on = [row for row in rows if row.get("start") and row.get("status") not in NOT_ON]
    return sorted({_of_row(row, zone, duration) for row in on})


def of_run(
    opens: date | None, closes: date | None, zone: ZoneInfo, *, permanent: bool = False
) -> list[Range]:
    """Return the range from the first to the last day, both included; none where neither is
    known."""
    if opens is None and closes is None and not permanent:
        return []
    first = EVER if opens is None else minutes(midnight(opens, zone))
    last = FOREVER if closes is None else minutes(midnight(closes + timedelta(days=1), zone))
    return [(first, last)] if first < last else []


def _of_row(row: dict[str, Any], zone: ZoneInfo, duration: int | None) -> Range:
    start, end = row["start"], row.get("end")
    if row.get("all_day"):
        return _whole_days(start, end or start, zone)
    if end is None:
        end = start + timedelta(minutes=duration or 1)
    return minutes(start), max(minutes(end), minutes(start) + 1)


def _whole_days(start: datetime, end: datetime, zone: ZoneInfo) -> Range:
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    return minutes(midnight(first, zone)), minutes(midnight(last + timedelta(days=1), zone))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which ``day`` begins in ``zone``."""
    return datetime.combine(day, time(), zone)


def minutes(moment: datetime) -> int:
    """Return the whole minutes from 1970-01-01T00:00Z to ``moment``."""
    return int(moment.timestamp() // MINUTE)


def overlaps(ranges: Iterable[Range], start: int, end: int) -> bool:
    """Say whether any of ``ranges`` has a minute in common with ``start`` up to ``end``."""
    return any(first < end and last > start for first, last in ranges)
