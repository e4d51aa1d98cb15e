"""Entries of the calendar as they are sent: a date, what is public of its record and place."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kultura.reader.happening.calendar import Entry
from kultura.reader.happening.exhibitions import EACH_DAY
from kultura.store import read
from kultura.store.schedules import FIRST_DAY
from kultura.store.schedules import LAST_DAY
from kultura.store.schedules import RUN
from psycopg2.extensions import cursor as Cursor
from typing import Any

import orjson


IN_CARD = ("id", "type", "title", "self", "url")


@dataclass(frozen=True)
class Shown:
    """What is public of the records, places and institutions of some entries, by UID."""

    cards: Mapping[str, bytes]
    images: Mapping[str, bytes]
    usual: Mapping[str, bytes]
    places: Mapping[str, bytes]


def sent(
    cursor: Cursor, entries: Sequence[Entry], languages: Sequence[str], exhibitions: str
) -> list[dict[str, Any]]:
    """Return entries as they are sent."""
    shown = _shown(cursor, entries, languages)
    return [_sent(one, shown, exhibitions) for one in entries if one.uid in shown.cards]


def _shown(cursor: Cursor, entries: Sequence[Entry], languages: Sequence[str]) -> Shown:
    records = {one.uid for one in entries}
    houses = {one.institution for one in entries if one.institution}
    venues = {one.place for one in entries if one.place}
    return Shown(
        read.cards(cursor, records | houses, languages),
        read.cards(cursor, records, languages, "image"),
        read.cards(cursor, records | venues, languages, "usual"),
        read.cards(cursor, venues, languages, "place") if venues else {},
    )


def _sent(one: Entry, shown: Shown, exhibitions: str) -> dict[str, Any]:
    own = orjson.loads(one.body or "{}")
    usual = _loaded(shown.usual, one.uid)
    found = {
        **_when(one, exhibitions),
        "status": one.status,
        "availability": one.availability,
        "place": own.get("place") or _loaded(shown.places, one.place) or usual.get("place"),
        "accessibility": _accessibility(one, usual, _loaded(shown.usual, one.place)),
        "admission": _admission(one, own.get("admission") or usual.get("admission")),
        "record": _record(one, shown),
    }
    return {name: value for name, value in found.items() if value not in (None, {})}


def _when(one: Entry, exhibitions: str) -> dict[str, Any]:
    ends = one.ends if one.ends > one.starts else None
    times = {"id": one.id, "start": one.starts, "end": ends, "allDay": one.all_day}
    if one.kind != RUN:
        return times
    run = {"opens": _known(one.first_day), "closes": _known(one.last_day)}
    if exhibitions == EACH_DAY:
        return times | {"id": f"{one.id}-{one.days[0]}"} | run
    return times | run | {"openDays": one.days}


def _known(day: date) -> date | None:
    return None if day in (FIRST_DAY, LAST_DAY) else day


def _accessibility(one: Entry, usual: dict[str, Any], venue: dict[str, Any]) -> dict[str, Any]:
    stated = (part.get("accessibility", {}).get("venue") for part in (usual, venue))
    return {"venue": next(filter(None, stated), []), "services": one.services}


def _admission(one: Entry, stated: dict[str, Any] | None) -> dict[str, Any]:
    if not one.free:
        return stated or {}
    return {"prices": [], "freeDays": []} | (stated or {}) | {"free": True}


def _record(one: Entry, shown: Shown) -> dict[str, Any]:
    card = _loaded(shown.cards, one.uid)
    joined = {
        "image": _loaded(shown.images, one.uid),
        "institution": _loaded(shown.cards, one.institution),
    }
    named = {name: card[name] for name in IN_CARD if name in card}
    return named | {name: value for name, value in joined.items() if value}


def _loaded(fragments: Mapping[str, bytes], uid: str | None) -> Any:
    return orjson.loads(fragments[uid]) if uid in fragments else {}
