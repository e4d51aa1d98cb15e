"""What the catalog is told about when something is on."""

from .ranges import of_rows
from .ranges import of_run
from .ranges import Range
from Acquisition import aq_base
from collections.abc import Callable
from datetime import date
from kultura.behaviors.run import IRun
from kultura.behaviors.zone import local_day
from kultura.behaviors.zone import region_zone
from plone.indexer import indexer
from typing import Any


@indexer(IRun)
def occurrences(obj: Any) -> list[Range]:
    """Return the ranges of the dates, of the run where there are none."""
    zone = region_zone()
    rows = getattr(aq_base(obj), "schedule", None)
    if rows:
        return of_rows(rows, zone, getattr(aq_base(obj), "duration", None))
    permanent = bool(getattr(aq_base(obj), "permanent", False))
    return of_run(obj.opens, obj.closes, zone, permanent=permanent)


@indexer(IRun)
def opens(obj: Any) -> date:
    """Return the first day: of the run, else of the dates; AttributeError where none is known."""
    return _day("opens", obj.opens, min, obj)


@indexer(IRun)
def closes(obj: Any) -> date:
    """Return the last day: of the run, else of the dates; AttributeError where none is known."""
    return _day("closes", obj.closes, max, obj)


def _day(name: str, said: date | None, choose: Callable, obj: Any) -> date:
    rows = getattr(aq_base(obj), "schedule", None) or ()
    starts = [row["start"] for row in rows if row.get("start")]
    if said is None and not starts:
        raise AttributeError(name)
    return said or choose(map(local_day, starts))
