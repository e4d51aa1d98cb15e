"""The page of a digital collection."""

from kultura.presentation.facts import object
from kultura.presentation.view import RecordView


class DigitalCollectionView(RecordView):
    """The page of a digital collection."""

    facts = (
        object.creators,
        object.part_of,
    )
