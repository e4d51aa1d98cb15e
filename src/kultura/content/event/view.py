"""The page of an event."""

from kultura.presentation.facts import happening
from kultura.presentation.view import RecordView


class EventView(RecordView):
    """The page of an event."""

    facts = (
        happening.event_type,
        happening.part_of,
        happening.where,
        happening.mode,
        happening.duration,
        happening.admission,
        happening.tickets,
        happening.audience,
        happening.languages,
        happening.services,
    )
