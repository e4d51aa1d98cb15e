"""Records for tests of dates: a theatre, a museum, and how they reach the reader."""

from builders import publish
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from kultura.records.exhibit import Exhibit
from kultura.records.institution import Institution
from kultura.records.occurrence import Occurrence
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import RegularHours
from kultura.records.opening_hours import WEEKDAYS
from kultura.records.performance import Performance
from kultura.records.place import Place
from kultura.records.record import Record
from kultura.records.venue import Venue
from kultura.store import clock
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from typing import Any
from zoneinfo import ZoneInfo


WARSAW = ZoneInfo("Europe/Warsaw")
NOWHERE = Standing(())  # in no container, at any time


def at(written: str) -> datetime:
    """A time in Warsaw, as `2026-03-28 19:00`."""
    return datetime.fromisoformat(written).replace(tzinfo=WARSAW)


def hours(*closed: str, opens: str = "10:00", closes: str = "18:00", **more: Any) -> OpeningHours:
    """Open every day but some, from ten to six."""
    span = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)}
    rows = (RegularHours(weekday=day, **span) for day in WEEKDAYS if day not in closed)
    return OpeningHours(regular=tuple(rows), **more)


def named(uid: str, title: str = "") -> dict[str, Any]:
    """What every record must say."""
    return {"id": uid, "path": uid, "title": title or uid, "language": "pl"}


def museum(uid: str = "museum", **more: Any) -> Institution:
    """A museum, closed on Mondays."""
    return Institution(**(named(uid) | {"kind": "museum", "opening_hours": hours("monday")} | more))


def venue(uid: str, **more: Any) -> Venue:
    """A venue in the museum, in the middle of Łódź."""
    place = Place(latitude=51.77, longitude=19.46, area="1061011")
    return Venue(**(named(uid) | {"institution": "museum", "place": place} | more))


def exhibit(uid: str, **more: Any) -> Exhibit:
    """An exhibition of the museum."""
    return Exhibit(**(named(uid) | {"institution": "museum"} | more))


def performance(uid: str, *starts: str, **more: Any) -> Performance:
    """A performance of two hours with showings."""
    rows = tuple(showing(start) for start in starts)
    return Performance(**(named(uid) | {"schedule": rows, "duration": 120} | more))


def showing(start: str, **more: Any) -> Occurrence:
    """A showing; its id is its start."""
    return Occurrence(**({"id": start.replace(" ", "T"), "start": at(start)} | more))


def set_clock(store: Any, written: str) -> datetime:
    """Let it be some time in Warsaw."""
    now = at(written)
    with store, store.cursor() as cursor:
        clock.set_ahead(cursor, timedelta())
        clock.set_ahead(cursor, now - clock.now(cursor))
    return now


def present(
    store: Any, *records: Record, today: date | None = None, standing: Standing = NOWHERE
) -> None:
    """Publish records as the projector would, on the day it is by the clock."""
    if today is None:
        with store, store.cursor() as cursor:
            today = clock.now(cursor).astimezone(WARSAW).date()
    region = Region("https://api.example", "https://example/{path}", WARSAW, today)
    composed = [compose({one.language: one}, standing, region) for one in records]
    publish(store, *composed)
