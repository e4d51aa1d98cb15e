"""What a browser's form says of facts, and what it changes; no Zope objects.

A field shows a value as text; what comes back as the same text is no change.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kultura.behaviors.fields.moments import day_from
from kultura.behaviors.fields.moments import fixed
from kultura.behaviors.fields.moments import not_a_moment
from kultura.workflows.operational_facts.facts import FACTS
from kultura.workflows.operational_facts.facts import Row
from typing import Any
from typing import Final
from zoneinfo import ZoneInfo


MOMENTS: Final = frozenset({"start", "end", "door_time"})
MINUTES: Final = "%Y-%m-%dT%H:%M"


def shown(value: Any, zone: ZoneInfo) -> str:
    """Return what an input of HTML holds for a value (``datetime-local``, ``date`` or text)."""
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime(MINUTES)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def schedule_change(row: Row, form: Mapping[str, Any], zone: ZoneInfo) -> Row:
    """Return the facts of a row that the form changes; raises Refused for no date and time."""
    changed = {
        name: form[name].strip()
        for name in FACTS
        if isinstance(form.get(name), str) and form[name].strip() != shown(row.get(name), zone)
    }
    return {name: _value(name, text, zone) for name, text in changed.items()}


def exception(form: Mapping[str, Any]) -> Row:
    """Return the exceptional opening hours that the form describes."""
    words = {name: str(form.get(name) or "").strip() or None for name in _TEXTS}
    days = {name: day_from(form[name]) for name in ("start", "end") if form.get(name)}
    return {"end": None, **days, "closed": bool(form.get("closed")), **words}


_TEXTS: Final = ("opens", "closes", "note")


def _value(name: str, text: str, zone: ZoneInfo) -> Any:
    if not text:
        return None
    return _moment(text, zone) if name in MOMENTS else text


def _moment(text: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.strptime(text[: len("2026-03-06T19:00")], MINUTES)
    except ValueError as error:
        raise not_a_moment(text) from error
    return fixed(moment.replace(tzinfo=zone))
