"""What is on today, with the hours the index of occurrences knows; no object is woken."""

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.behaviors.occurrences.ranges import midnight
from kultura.behaviors.occurrences.ranges import minutes
from kultura.behaviors.zone import region_zone
from kultura.desk.overview.queries import Queries
from kultura.desk.overview.rows import Row
from kultura.desk.overview.rows import RowMaker
from kultura.presentation.written import written_clock
from typing import Any


@dataclass(frozen=True)
class OnToday:
    """An item that is on, from when; ``row.when`` says its hours."""

    begins: int
    row: Row


def shown_today(queries: Queries, make: RowMaker, today: date) -> list[OnToday]:
    """Return what has dates today, the earliest first."""
    index = queries.catalog.Indexes["occurrences"]
    zone = region_zone()
    first = minutes(midnight(today, zone))
    last = minutes(midnight(today + timedelta(days=1), zone))
    found = []
    for brain in queries.on(today):
        ranges = index.getEntryForObject(brain.getRID(), ())
        starts = sorted(begin for begin, end in ranges if begin < last and end > first)
        hours = ", ".join(_hour(start, make, zone) for start in starts if start >= first)
        found.append(OnToday(starts[0] if starts else first, _row(make, brain, hours)))
    return sorted(found, key=lambda one: one.begins)


def _row(make: RowMaker, brain: Any, hours: str) -> Row:
    return replace(make.row(brain, when=""), when=hours, score=None)


def _hour(start: int, make: RowMaker, zone: Any) -> str:
    return written_clock(datetime.fromtimestamp(start * 60, UTC), zone, make.language)
