"""The dates of something that happens, for the public: all of them, in order."""

from .accessibility import known
from .admission import admission_of_row
from .moments import local
from .place import place_of_row
from .words import Words
from kultura.records.occurrence import Occurrence
from typing import Any


def schedule(words: Words) -> tuple[Occurrence, ...]:
    """Return the rows by time; a row without an identifier or a time is none."""
    rows = getattr(words.obj, "schedule", None) or ()
    complete = [row for row in rows if row.get("id") and row.get("start")]
    return tuple(_occurrence(words, row) for row in sorted(complete, key=lambda row: row["start"]))


def _occurrence(words: Words, row: dict[str, Any]) -> Occurrence:
    return Occurrence(
        id=row["id"],
        start=local(row["start"]),
        end=local(row.get("end")),
        all_day=bool(row.get("all_day")),
        door_time=local(row.get("door_time")),
        place=place_of_row(words, row),
        status=row.get("status") or "scheduled",
        availability=row.get("availability") or None,
        previous_start=local(row.get("previous_start")),
        capacity=row.get("capacity"),
        languages=tuple(row.get("languages") or ()),
        accessibility=known((), row.get("accessibility") or ()),
        admission=admission_of_row(row),
        link=row.get("link") or None,
        note=words.inside("schedule", row.get("note")),
    )
