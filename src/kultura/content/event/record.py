"""The public record of an event."""

from kultura.behaviors.public.record import HappeningRecord
from kultura.behaviors.public.words import Words
from kultura.records.event import Event
from typing import Any


class EventRecord(HappeningRecord):
    """Adds what kind of event it is and what it is part of."""

    kind = Event

    def own(self, words: Words) -> dict[str, Any]:
        obj = words.obj
        return {
            "event_type": obj.event_type or None,
            "mode": obj.mode or None,
            "part_of": tuple(obj.part_of or ()),
        }
