"""The page of a venue."""

from kultura.presentation.facts import place
from kultura.presentation.view import RecordView


class VenueView(RecordView):
    """The page of a venue."""

    facts = (
        place.where,
        place.contact,
        place.opening_hours,
        place.features,
    )
