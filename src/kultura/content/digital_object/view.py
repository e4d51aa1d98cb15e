"""The page of a catalogued object."""

from kultura.presentation.facts import object
from kultura.presentation.view import RecordView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Final
from zope.component import queryMultiAdapter


VIEWER: Final = "viewer"


class DigitalObjectView(RecordView):
    """The page of a catalogued object."""

    default_template = ViewPageTemplateFile("view.pt")
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

    def viewer(self) -> str:
        """Return the viewer of the object's pages; empty where there are none to be seen."""
        found = queryMultiAdapter((self.context, self.request), name=VIEWER)
        return found() if found else ""
