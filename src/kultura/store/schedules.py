"""Schedules as rows: each showing, slot and run of an exhibition, and what is asked for about it.

A record without dates of its own (a venue, a lesson by arrangement) has one row that says the same.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from kultura.records import Record
from kultura.records.admission import Admission
from kultura.records.occurrence import Occurrence as Showing
from kultura.records.serialize import serialize
from kultura.store.free_days import free_days
from kultura.store.projection import Occurrence
from typing import Any
from zoneinfo import ZoneInfo

import orjson


FIRST_DAY = date(1, 1, 2)
LAST_DAY = date(9999, 12, 30)
RUN = "run"
SHOWING = "showing"
UNDATED = "undated"
ONLINE = ("online", "hybrid")
CALLED_OFF = ("cancelled", "postponed")
MOVED_ONLINE = "moved-online"
MINUTE = timedelta(minutes=1)


def occurrences(records: Mapping[str, Record], zone: ZoneInfo) -> tuple[Occurrence, ...]:
    """Return the rows of a record given in each of its languages, the region's language first."""
    record = next(iter(records.values()))
    bodies = _bodies(records)
    showings = [
        _showing(record, one, bodies[one.id], zone) for one in getattr(record, "schedule", ())
    ]
    dated = (*showings, *_runs(record, zone))
    return (*dated, *_undated(record, zone, bool(dated)))


def _bodies(records: Mapping[str, Record]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    dated = {code: one for code, one in records.items() if getattr(one, "schedule", ())}
    for language, record in dated.items():
        for row in serialize(record)["schedule"]:
            if "id" in row.get("place", ()):
                del row["place"]  # another object's: joined at read
            found.setdefault(row["id"], {})[language] = orjson.dumps(row).decode()
    return found


def _showing(record: Record, one: Showing, bodies: dict[str, str], zone: ZoneInfo) -> Occurrence:
    starts, ends = _span(record, one, zone)
    local = starts.astimezone(zone)
    return Occurrence(
        id=one.id,
        kind=SHOWING,
        starts=starts,
        ends=ends,
        all_day=one.all_day,
        day=local.date(),
        last_day=_last_day(starts, ends, zone),
        weekday=local.isoweekday(),
        time_of_day=None if one.all_day else local.time(),
        status=one.status,
        availability=one.availability,
        bodies=bodies,
        **_asked(record, one),
    )


def _runs(record: Record, zone: ZoneInfo) -> tuple[Occurrence, ...]:
    first, last = getattr(record, "opens", None), getattr(record, "closes", None)
    permanent = getattr(record, "permanent", False)
    if not (first or permanent):
        return ()
    last_day = LAST_DAY if permanent or last is None else last
    return (_whole_days(record, RUN, first or FIRST_DAY, last_day, zone),)


def _undated(record: Record, zone: ZoneInfo, dated: bool) -> tuple[Occurrence, ...]:
    by_arrangement = bool(getattr(record, "bookable", False))
    asked = any(getattr(record, name, None) for name in ("place", "admission", "accessibility"))
    if by_arrangement or (asked and not dated):
        return (_whole_days(record, UNDATED, FIRST_DAY, LAST_DAY, zone),)
    return ()


def _whole_days(record: Record, kind: str, day: date, last_day: date, zone: ZoneInfo) -> Occurrence:
    return Occurrence(
        id=kind,
        kind=kind,
        starts=_midnight(day, zone),
        ends=_midnight(last_day + timedelta(days=1), zone),
        all_day=True,
        day=day,
        last_day=last_day,
        weekday=day.isoweekday(),
        time_of_day=None,
        status="scheduled",
        availability=None,
        bodies={},
        **_asked(record, None),
    )


def _span(record: Record, one: Showing, zone: ZoneInfo) -> tuple[datetime, datetime]:
    minutes = getattr(record, "duration", None) or 0
    start = one.start.astimezone(UTC)  # minutes that pass, not those that clocks show
    end = one.end.astimezone(UTC) if one.end else start + timedelta(minutes=minutes)
    if not one.all_day:
        return start, max(start, end)
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    return _midnight(first, zone), _midnight(max(first, last) + timedelta(days=1), zone)


def _last_day(starts: datetime, ends: datetime, zone: ZoneInfo) -> date:
    just_before = max(starts, ends - timedelta(microseconds=1))
    return just_before.astimezone(zone).date()


def _asked(record: Record, one: Showing | None) -> dict[str, Any]:
    place = (one and one.place) or getattr(record, "place", None)
    admission = (one and one.admission) or getattr(record, "admission", None)
    accessibility = (one and one.accessibility) or getattr(record, "accessibility", None)
    group = getattr(record, "group", None)
    return {
        "place": place.id if place else None,
        "elsewhere": bool(place and not place.id),
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "area": place.area if place else None,
        "free": _free(admission),
        "free_days": tuple(sorted(free_days(admission))),
        "price_from": _price(admission),
        "languages": tuple((one and one.languages) or getattr(record, "languages", ())),
        "services": tuple(accessibility.services) if accessibility else (),
        "duration": _duration(record, one),
        "online": _is_online(record, one),
        "bookable": bool(getattr(record, "bookable", False)),
        "group_min": group.min if group else None,
        "group_max": group.max if group else None,
    }


def _duration(record: Record, one: Showing | None) -> int | None:
    known = getattr(record, "duration", None)
    if known or one is None or one.end is None or one.all_day:
        return known
    return max(0, (one.end.astimezone(UTC) - one.start.astimezone(UTC)) // MINUTE)


def _is_online(record: Record, one: Showing | None) -> bool:
    moved = one is not None and one.status == MOVED_ONLINE
    return moved or getattr(record, "mode", None) in ONLINE


def _free(admission: Admission | None) -> bool | None:
    if admission is None:
        return None
    if admission.free is None and admission.prices:
        return all(price.amount == 0 for price in admission.prices)
    return admission.free


def _price(admission: Admission | None) -> Decimal | None:
    if admission is None:
        return None
    return Decimal(0) if admission.free else min((p.amount for p in admission.prices), default=None)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
