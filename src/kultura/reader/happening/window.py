"""The stretch of time a question is about, judged in the region's zone.

What is past counts only where `start` says so. "This weekend" asked on Sunday evening is the one
that is just ending.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from kultura.reader.api.resource import Question
from kultura.reader.happening.spans import DAY
from kultura.reader.happening.spans import SPANS
from kultura.reader.problems import wrong_parameter
from zoneinfo import ZoneInfo


INSTANT = timedelta(microseconds=1)
OPEN_END = "infinity"


@dataclass(frozen=True)
class Window:
    """From a moment up to another, not included; without an end it goes on for ever."""

    since: datetime
    until: datetime | None

    def values(self, zone: ZoneInfo) -> dict[str, object]:
        """Return the window as values of a statement; `first` and `last` are its days."""
        if self.until is None:
            bounds: tuple[object, object] = (OPEN_END, OPEN_END)
        else:
            bounds = (self.until.astimezone(UTC), (self.until - INSTANT).astimezone(zone).date())
        first = self.since.astimezone(zone).date()
        since = self.since.astimezone(UTC)  # PostgreSQL reads no offset beyond 16 hours
        return {"since": since, "until": bounds[0], "first": first, "last": bounds[1]}


def window_of(question: Question, now: datetime) -> Window:
    """Return what a question is about; raises ProblemError where it contradicts itself."""
    timespan, start, end = (question.get(name) for name in ("timespan", "start", "end"))
    if question.get("openNow") or timespan == "now":
        return Window(now, now + INSTANT)
    if timespan and (start or end):
        raise wrong_parameter("timespan", "Give either timespan, or start and end.")
    if timespan:
        first, days = SPANS[timespan](now.astimezone(question.zone).date())
        until = midnight(first + days * DAY, question.zone)
        return Window(max(now, midnight(first, question.zone)), until)
    since = beginning(start, question.zone) if start else now
    until = ending(end, question.zone) if end else None
    if start and until is not None and until <= since:
        raise wrong_parameter("end", "end is before start.")
    return Window(since, until)


def beginning(text: str, zone: ZoneInfo) -> datetime:
    """Return the moment a date begins at, or the moment written."""
    if "T" in text:
        return moment(text, zone)
    return midnight(date.fromisoformat(text), zone)


def ending(text: str, zone: ZoneInfo) -> datetime:
    """Return the moment after a whole day, or the moment written."""
    if "T" in text:
        return moment(text, zone)
    return midnight(date.fromisoformat(text) + DAY, zone)


def moment(text: str, zone: ZoneInfo) -> datetime:
    """Return a moment; without an offset it is as the region's clocks show it."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which a day begins."""
    return datetime.combine(day, time(), zone)
