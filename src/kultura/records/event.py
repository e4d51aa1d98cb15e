"""The public record of everything else that happens."""

from dataclasses import dataclass
from kultura.records.fields import reference
from kultura.records.fields import term
from kultura.records.happening import Happening


@dataclass(frozen=True, kw_only=True)
class Event(Happening):
    """An event; ``event_type`` is a value of ``kultura.event_types``, ``part_of`` its festival."""

    type = "event"
    collection = "events"

    event_type: str | None = term("event_types")
    mode: str | None = term("modes")
    part_of: tuple[str, ...] = reference(many=True)
