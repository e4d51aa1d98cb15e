"""When a place is open, for the public."""

from .words import Words
from datetime import time
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import RegularHours
from typing import Any


def opening_hours(words: Words) -> OpeningHours | None:
    """Return the hours, None where nothing is known."""
    obj = words.obj
    found = OpeningHours(
        regular=tuple(_regular(row) for row in getattr(obj, "opening_hours", None) or ()),
        exceptions=tuple(
            _exception(words, row) for row in getattr(obj, "opening_exceptions", None) or ()
        ),
        last_admission=getattr(obj, "last_admission", None),
        free_weekday=getattr(obj, "free_weekday", None) or None,
    )
    return None if found == OpeningHours() else found


def _regular(row: dict[str, Any]) -> RegularHours:
    return RegularHours(
        weekday=row["weekday"],
        opens=time.fromisoformat(row["opens"]),
        closes=time.fromisoformat(row["closes"]),
        season_from=row.get("season_from") or None,
        season_until=row.get("season_until") or None,
    )


def _exception(words: Words, row: dict[str, Any]) -> ExceptionalHours:
    return ExceptionalHours(
        start=row["start"],
        end=row.get("end"),
        closed=bool(row.get("closed")),
        opens=time.fromisoformat(row["opens"]) if row.get("opens") else None,
        closes=time.fromisoformat(row["closes"]) if row.get("closes") else None,
        note=words.inside("opening_exceptions", row.get("note")),
    )
