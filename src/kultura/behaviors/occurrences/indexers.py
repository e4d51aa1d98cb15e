"""What the catalog is told about when something is on."""

from .ranges import of_rows
from .ranges import of_run
from .ranges import Range
from kultura.behaviors.run import IRun
from kultura.behaviors.zone import region_zone
from plone.indexer import indexer
from typing import Any


@indexer(IRun)
def occurrences(obj: Any) -> list[Range]:
    """Return the ranges of the dates, of the run where there are none."""
    zone = region_zone()
    rows = getattr(obj, "schedule", None)
    if rows:
        return of_rows(rows, zone, getattr(obj, "duration", None))
    permanent = bool(getattr(obj, "permanent", False))
    return of_run(obj.opens, obj.closes, zone, permanent=permanent)
