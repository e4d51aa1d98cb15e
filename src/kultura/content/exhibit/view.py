"""The page of an exhibition."""

from kultura.presentation.facts import happening
from kultura.presentation.view import RecordView


class ExhibitView(RecordView):
    """The page of an exhibition."""

    facts = (
        happening.run,
        happening.where,
        happening.admission,
        happening.tickets,
        happening.audience,
        happening.duration,
        happening.languages,
        happening.services,
    )
