"""The page of a residency."""

from kultura.presentation.facts import happening
from kultura.presentation.view import RecordView


class ResidencyView(RecordView):
    """The page of a residency."""

    facts = (happening.run, happening.where, happening.languages)
