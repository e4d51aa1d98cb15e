"""The page of a production."""

from kultura.presentation.facts import happening
from kultura.presentation.view import RecordView


class PerformanceView(RecordView):
    """The page of a production."""

    facts = (
        happening.genre,
        happening.premiere,
        happening.duration,
        happening.where,
        happening.admission,
        happening.tickets,
        happening.audience,
        happening.languages,
        happening.services,
    )
