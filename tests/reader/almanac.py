"""A calendar worked out by brute force from records, to compare the reader's with.

It shares no code with what it checks: no rows, no SQL, each day looked at by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from houses import WARSAW
from kultura.records.admission import Admission
from kultura.records.exhibit import Exhibit
from kultura.records.happening import Happening
from kultura.records.opening_hours import OpeningHours
from kultura.records.record import Record


NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """One date: a showing, or a stretch in which an exhibition is open."""

    uid: str
    id: str
    starts: datetime
    ends: datetime
    days: tuple[date, ...]
    time_of_day: time | None
    free: bool | None
    price: float | None
    status: str
    run: bool = False


@dataclass(frozen=True)
class Asked:
    """A question: a window and conditions; None is not asked."""

    since: datetime
    until: datetime
    weekdays: tuple[str, ...] = ()
    after: time | None = None
    before: time | None = None
    free: bool = False
    max_price: int | None = None


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=WARSAW).astimezone(UTC)


def local(moment: datetime) -> datetime:
    return moment.astimezone(WARSAW)


def matches(one: Day, asked: Asked) -> bool:
    if not (one.starts < asked.until and (one.ends > asked.since or one.starts >= asked.since)):
        return False
    if asked.weekdays and not any(NAMES[day.weekday()] in asked.weekdays for day in one.days):
        return False
    if asked.after and (one.time_of_day is None or one.time_of_day < asked.after):
        return False
    if asked.before and (one.time_of_day is None or one.time_of_day >= asked.before):
        return False
    if asked.free and not one.free:
        return False
    price = 0 if one.free else one.price
    return asked.max_price is None or (price is not None and price <= asked.max_price)


def showings(record: Happening) -> Iterator[Day]:
    for row in record.schedule:
        starts = row.start.astimezone(UTC)
        ends = row.end.astimezone(UTC) if row.end else starts
        if not row.end and record.duration:
            ends = starts + timedelta(minutes=record.duration)
        first = local(starts).date()
        last = local(ends).date() if row.all_day else local(max(starts, ends - DAY / 86400)).date()
        if row.all_day:
            starts, ends = midnight(first), midnight(last + DAY)
        long = row.all_day or ends - starts >= DAY
        days = [first + n * DAY for n in range((last - first).days + 1)] if long else [first]
        admission = row.admission or record.admission
        yield Day(
            record.id,
            row.id,
            starts,
            ends,
            tuple(days),
            None if row.all_day else local(starts).time(),
            is_free(admission, first),
            cheapest(admission),
            row.status,
        )


def openings(record: Exhibit, hours: OpeningHours | None, first: date, last: date) -> Iterator[Day]:
    day = max(first, record.opens or first)
    while day <= min(last, (not record.permanent and record.closes) or last):
        for opens, closes, free in stretches(hours, day):
            yield Day(
                record.id,
                "run",
                opens,
                closes,
                (day,),
                None if hours is None else local(opens).time(),
                free or is_free(record.admission, day),
                cheapest(record.admission),
                "scheduled",
                run=True,
            )
        day += DAY


def stretches(hours: OpeningHours | None, day: date) -> Iterator[tuple[datetime, datetime, bool]]:
    if hours is None:
        yield midnight(day), midnight(day + DAY), False
        return
    rows = [one for one in hours.exceptions if one.start <= day <= (one.end or one.start)]
    if any(one.closed for one in rows):
        return
    rows = rows or [one for one in hours.regular if one.weekday == NAMES[day.weekday()]]
    for row in rows:
        opens = datetime.combine(day, row.opens, WARSAW).astimezone(UTC)
        over = row.closes <= row.opens
        closes = datetime.combine(day + over * DAY, row.closes, WARSAW).astimezone(UTC)
        yield opens, closes, hours.free_weekday == NAMES[day.weekday()]


def is_free(admission: Admission | None, day: date) -> bool | None:
    if admission is None:
        return None
    return NAMES[day.weekday()] in admission.free_days or admission.free


def cheapest(admission: Admission | None) -> float | None:
    if admission is None:
        return None
    return 0 if admission.free else min((float(p.amount) for p in admission.prices), default=None)


def all_days(
    records: list[Record], hours: dict[str, OpeningHours | None], asked: Asked
) -> list[Day]:
    """Every date that meets what is asked; `hours` by the UID of the exhibition."""
    first, last = local(asked.since).date() - 2 * DAY, local(asked.until).date() + DAY
    found: list[Day] = []
    for record in records:
        if isinstance(record, Happening):
            found += showings(record)
        if isinstance(record, Exhibit) and (record.opens or record.permanent):
            found += openings(record, hours[record.id], first, last)
    return [one for one in found if matches(one, asked)]


def calendar(days: list[Day], exhibitions: str) -> list[tuple]:
    """Entries in order: when it starts and ends, whose, and on which days it is open."""
    groups: dict[tuple, list[Day]] = {}
    for one in days:
        if one.run and exhibitions == "no":
            continue
        key = (one.uid, one.id, one.days if one.run and exhibitions == "each-day" else None)
        groups.setdefault(key, []).append(one)
    entries = [
        (
            min(one.starts for one in group),
            max(one.ends for one in group),
            uid,
            group[0].status,
            sorted({one.days[0] for one in group}) if name == "run" else [],
        )
        for (uid, name, _days), group in groups.items()
    ]
    return sorted(entries)


def listed(days: list[Day]) -> list[str]:
    """Records in order of the first date that takes place."""
    first: dict[str, datetime] = {}
    for one in days:
        if one.status not in ("cancelled", "postponed"):
            first[one.uid] = min(first.get(one.uid, one.starts), one.starts)
    return sorted(first, key=lambda uid: (first[uid], uid))
