"""The page of a catalogued object."""

from kultura.presentation.facts import object
from kultura.presentation.view import RecordView


class DigitalObjectView(RecordView):
    """The page of a catalogued object."""

    facts = (
        object.creators,
        object.dating,
        object.object_type,
        object.materials,
        object.technique,
        object.dimensions,
        object.inscriptions,
        object.places,
        object.edition,
        object.languages,
        object.inventory_number,
        object.identifiers,
        object.collections,
        object.part_of,
        object.provenance,
        object.acquisition,
        object.credit_line,
        object.access,
        object.rights,
    )
