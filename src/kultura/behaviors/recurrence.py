"""Filling a schedule from a rule: "every Friday and Saturday at 19:00 until the end of March".

The rule (RFC 5545, ``FREQ=WEEKLY;BYDAY=FR,SA``) is used once and not kept: what is stored are rows,
each of which may then be changed or cancelled alone.
"""

from .fields.rows import completed
from .fields.rows import new_row_id
from .rule import starts_from_rule
from .schedule import IOccurrenceRow
from collections.abc import Iterable
from datetime import date
from datetime import datetime
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo


Row = dict[str, Any]


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
    starts = starts_from_rule(rule, first, zone, until=until, leave_out=leave_out)
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
