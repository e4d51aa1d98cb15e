"""One date: a showing, a slot of a lesson, a session of an event."""

from dataclasses import dataclass
from datetime import datetime
from kultura.records.accessibility import Accessibility
from kultura.records.admission import Admission
from kultura.records.fields import term
from kultura.records.place import Place


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """A row of a schedule; ``id`` stays the same when the row is changed.

    Times carry their offset. ``status`` is a value of ``kultura.event_statuses``, ``availability``
    of ``kultura.availabilities``; what is absent is as the record says.
    """

    id: str
    start: datetime
    end: datetime | None = None
    all_day: bool = False
    door_time: datetime | None = None
    place: Place | None = None
    status: str = term("event_statuses", default="scheduled")
    availability: str | None = term("availabilities")
    previous_start: datetime | None = None
    capacity: int | None = None
    languages: tuple[str, ...] = term("languages", many=True)
    accessibility: Accessibility | None = None
    admission: Admission | None = None
    link: str | None = None
    note: str | None = None
