"""The demo region's texts, and their short forms written out as field values; knows no Zope.

In ``region/*.yaml`` days are counted from today, a row of showings may stand for a whole run, and
venues, collections and pictures are named by their ids. ``fields_of`` writes all of that out.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml


REGION = files("kultura.demo").joinpath("region")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = ("opens", "closes", "premiere")
AS_WRITTEN = (
    "title",
    "description",
    "text",
    "permanent",
    "agents",
    "audience",
    "genre",
    "duration",
    "intermissions",
    "levels",
    "school_subjects",
    "mode",
    "event_type",
    "languages",
    "inventory_number",
    "identifiers",
    "object_type",
    "dating_text",
    "materials",
    "technique",
    "dimensions",
    "edm_type",
    "publisher",
    "access",
)


@dataclass(frozen=True)
class Section:
    """What one file of the region says: the section, its venues and its items."""

    section: Mapping[str, Any]
    venues: tuple[Mapping[str, Any], ...]
    items: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Calendar:
    """Today in the region's zone: what the demo's days are counted from."""

    today: date
    zone: ZoneInfo

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def moment(self, day: date, clock: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock), tzinfo=self.zone)


def sections() -> list[Section]:
    """Read all sections of the demo region, in the order of their file names."""
    entries = sorted(REGION.iterdir(), key=lambda entry: entry.name)
    return [_section(entry) for entry in entries if entry.name.endswith(".yaml")]


def fields_of(item: Mapping[str, Any], calendar: Calendar, uids: Mapping[str, str]) -> dict:
    """Write an item out as field values; ``uids`` maps ids of venues and collections to UIDs."""
    fields = {name: item[name] for name in AS_WRITTEN if name in item}
    fields |= {name: calendar.day(item[name]) for name in DAYS if name in item}
    rows = [*item.get("showings", ()), *item.get("slots", ())]
    if rows:
        fields["schedule"] = list(showings(rows, calendar))
    if "venue" in item:
        fields["place"] = [uids[item["venue"]]]
    if "topics" in item:
        fields["topics"] = [{"label": topic} for topic in item["topics"]]
    if "collection" in item:
        fields["collections"] = [uids[item["collection"]]]
    if "rights" in item:
        fields["work_rights"] = fields["reproduction_rights"] = item["rights"]
    return fields | _admission(item) | _group(item)


def venue_fields(venue: Mapping[str, Any]) -> dict:
    """Write a venue out as field values; the last part of an address is its post code and town."""
    *street, town = (part.strip() for part in venue["address"].split(","))
    postal_code, locality = town.split(" ", 1)
    return {
        "title": venue["title"],
        "street": ", ".join(street),
        "postal_code": postal_code,
        "locality": locality,
        "latitude": venue["latitude"],
        "longitude": venue["longitude"],
        "accessibility_venue": [
            {"code": code, "value": value} for code, value in venue["accessibility"].items()
        ],
        "opening_hours": list(_hours(venue.get("hours", ()))),
    }


def showings(rows: list[Mapping[str, Any]], calendar: Calendar) -> Iterator[dict]:
    """Write out rows of a schedule: a ``day``, or ``every`` weekday of a run."""
    for row in rows:
        for day in _days(row, calendar):
            start = calendar.moment(day, row["at"])
            end = datetime.fromtimestamp(start.timestamp() + row["minutes"] * 60, tz=calendar.zone)
            yield _showing(row, start, end)


def _showing(row: Mapping[str, Any], start: datetime, end: datetime) -> dict:
    showing = {
        "id": f"{start:%Y%m%d-%H%M}",
        "start": start,
        "end": end,
        "all_day": False,
        "status": "scheduled",
        "availability": "available",
    }
    if "services" in row:
        showing["accessibility"] = row["services"]
    if "note" in row:
        showing["note"] = row["note"]
    return showing


def _days(row: Mapping[str, Any], calendar: Calendar) -> Iterator[date]:
    if "day" in row:
        yield calendar.day(row["day"])
        return
    wanted = {WEEKDAYS.index(name) for name in row["every"]}
    for offset in range(row["from"], row["until"] + 1):
        if calendar.day(offset).weekday() in wanted:
            yield calendar.day(offset)


def _admission(item: Mapping[str, Any]) -> dict:
    fields: dict[str, Any] = {}
    if item.get("free"):
        fields["admission_free"] = True
    if "prices" in item:
        fields["admission_prices"] = [{"currency": "PLN", **row} for row in item["prices"]]
    if "free_days" in item:
        fields["admission_free_days"] = item["free_days"]
    return fields


def _group(item: Mapping[str, Any]) -> dict:
    return {f"group_{bound}": number for bound, number in item.get("group", {}).items()}


def _hours(rows: list[Mapping[str, Any]]) -> Iterator[dict]:
    for row in rows:
        for number in row["weekdays"]:
            yield {
                "weekday": FULL_WEEKDAYS[number],
                "opens": row["opens"],
                "closes": row["closes"],
            }


def _section(entry: Any) -> Section:
    read = yaml.safe_load(entry.read_text(encoding="utf-8"))
    return Section(read["section"], tuple(read["venues"]), tuple(read["items"]))
