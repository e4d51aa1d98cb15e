"""When a place is open: regular hours by season, exceptions by date, what follows each day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import time
from datetime import timedelta
from kultura.records.fields import term


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, kw_only=True)
class RegularHours:
    """Hours on one weekday, all year or in a season that returns each year.

    ``season_from`` and ``season_until`` are days of the year as ``MM-DD``, both included; a season
    may go over New Year (``10-01`` to ``03-31``).
    """

    weekday: str = term("weekdays", required=True)
    opens: time
    closes: time
    season_from: str | None = None
    season_until: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExceptionalHours:
    """What holds instead from ``start`` to ``end`` (both included): closed, or other hours."""

    start: date
    end: date | None = None
    closed: bool = False
    opens: time | None = None
    closes: time | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpeningHours:
    """Opening hours; ``last_admission`` is minutes before closing, ``free_weekday`` is free."""

    regular: tuple[RegularHours, ...] = ()
    exceptions: tuple[ExceptionalHours, ...] = ()
    last_admission: int | None = None
    free_weekday: str | None = term("weekdays")


@dataclass(frozen=True, kw_only=True)
class Span:
    """When a place is open on a day; ``closes`` at or before ``opens`` is the next day's."""

    opens: time
    closes: time


@dataclass(frozen=True, kw_only=True)
class OpenDay:
    """What holds on one day; no ``hours`` means closed."""

    day: date
    hours: tuple[Span, ...] = ()
    exceptional: bool = False
    note: str | None = None


def openings(hours: OpeningHours, start: date, end: date) -> Iterator[OpenDay]:
    """Yield what holds on each day from ``start`` to ``end``, both included."""
    day = start
    while day <= end:
        yield on_day(hours, day)
        day += timedelta(days=1)


def on_day(hours: OpeningHours, day: date) -> OpenDay:
    """Return what holds on a day: the exceptions that cover it, else the regular hours."""
    exceptions = [e for e in hours.exceptions if e.start <= day <= (e.end or e.start)]
    if not exceptions:
        return OpenDay(day=day, hours=_regular(hours, day))
    note = next((e.note for e in exceptions if e.note), None)
    return OpenDay(day=day, hours=_exceptional(exceptions), exceptional=True, note=note)


def _regular(hours: OpeningHours, day: date) -> tuple[Span, ...]:
    rows = [r for r in hours.regular if r.weekday == WEEKDAYS[day.weekday()] and _in_season(r, day)]
    return _spans(rows)


def _exceptional(rows: list[ExceptionalHours]) -> tuple[Span, ...]:
    if any(row.closed for row in rows):
        return ()
    return _spans([row for row in rows if row.opens and row.closes])


def _spans(rows: list) -> tuple[Span, ...]:
    spans = (Span(opens=row.opens, closes=row.closes) for row in rows)
    return tuple(sorted(spans, key=lambda span: span.opens))


def _in_season(row: RegularHours, day: date) -> bool:
    begins, ends = row.season_from or "01-01", row.season_until or "12-31"
    today = f"{day:%m-%d}"
    if begins <= ends:
        return begins <= today <= ends
    return today >= begins or today <= ends
