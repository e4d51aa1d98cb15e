"""Schedules as rows: each showing, slot and run of an exhibition, with what is asked for about
it."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from kultura.records import Record
from kultura.records.admission import Admission
from kultura.records.occurrence import Occurrence as Showing
from kultura.records.serialize import serialize
from kultura.store.projection import Occurrence
from typing import Any
from zoneinfo import ZoneInfo

import orjson


FIRST_DAY = date(1, 1, 2)
LAST_DAY = date(9999, 12, 30)
RUN = "run"
SHOWING = "showing"


def occurrences(records: Mapping[str, Record], zone: ZoneInfo) -> tuple[Occurrence, ...]:
    """Return the rows of a record given in each of its languages, the region's language first."""
    record = next(iter(records.values()))
    bodies = _bodies(records)
    showings = [
        _showing(record, one, bodies[one.id], zone) for one in getattr(record, "schedule", ())
    ]
    return (*showings, *_runs(record, zone))


def _bodies(records: Mapping[str, Record]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for language, record in records.items():
        for row in serialize(record).get("schedule", ()):
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
    day = first or FIRST_DAY
    last_day = LAST_DAY if permanent or last is None else last
    run = Occurrence(
        id=RUN,
        kind=RUN,
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
    return (run,)


def _span(record: Record, one: Showing, zone: ZoneInfo) -> tuple[datetime, datetime]:
    minutes = getattr(record, "duration", None) or 0
    end = one.end or one.start + timedelta(minutes=minutes)
    if not one.all_day:
        return one.start, max(one.start, end)
    first, last = one.start.astimezone(zone).date(), end.astimezone(zone).date()
    return _midnight(first, zone), _midnight(max(first, last) + timedelta(days=1), zone)


def _last_day(starts: datetime, ends: datetime, zone: ZoneInfo) -> date:
    just_before = max(starts, ends - timedelta(microseconds=1))
    return just_before.astimezone(zone).date()


def _asked(record: Record, one: Showing | None) -> dict[str, Any]:
    place = (one and one.place) or getattr(record, "place", None)
    admission = (one and one.admission) or getattr(record, "admission", None)
    accessibility = (one and one.accessibility) or getattr(record, "accessibility", None)
    return {
        "place": place.id if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "area": place.area if place else None,
        "free": _free(admission),
        "price_from": _price(admission),
        "languages": tuple((one and one.languages) or getattr(record, "languages", ())),
        "services": tuple(accessibility.services) if accessibility else (),
    }


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
