"""The page of an institution: what its public record says, and the parts of its section."""

from kultura.presentation.facts import place
from kultura.presentation.facts.fact import Target
from kultura.presentation.listings.views import Shelf
from kultura.presentation.listings.views import shelves_below
from kultura.presentation.view import RecordView
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class InstitutionView(RecordView):
    """The page of an institution, whatever its kind."""

    index = ViewPageTemplateFile("institution.pt")
    facts = (
        place.where,
        place.contact,
        place.opening_hours,
        place.features,
        place.organiser,
        place.registers,
        place.documents,
        place.social,
    )

    def parts(self) -> list[Target]:
        """Give the parts of the section that the reader may see, in their order."""
        found = api.content.find(
            context=self.context,
            depth=1,
            portal_type="Subsection",
            sort_on="getObjPositionInParent",
        )
        return [Target(brain.Title, brain.getURL()) for brain in found]

    def shelves(self) -> list[Shelf]:
        """Give the newest of each kind in this section."""
        return list(shelves_below(self.context))
