"""A place in one line: a venue of the section by its title, or any words.

The browser proposes the section's venues while the editor types; what is one of their titles is
kept as the venue's UID, anything else as it was written.
"""

from .references import UID
from kultura.behaviors.section import section_of
from kultura.interfaces import IVenue
from plone import api
from plone.app.z3cform.interfaces import ITextWidget
from plone.app.z3cform.utils import get_widget_form
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.widget import FieldWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import ITextLine


VENUES = "kultura.venues"


class IVenueWidget(ITextWidget):
    """The widget of a place in one line."""


@implementer_only(IVenueWidget)
class VenueWidget(TextWidget):
    """A line of text that proposes venues."""

    klass = "venue-widget"
    proposals = ViewPageTemplateFile("venue_widget.pt")

    @property
    def attributes(self) -> dict[str, Any]:
        return {**super().attributes, "list": VENUES}

    @property
    def venues(self) -> dict[str, str]:
        """The section's venues: title → UID; looked up once a request."""
        found = self.request.get(VENUES)
        if found is None:
            found = venues_near(get_widget_form(self).context)
            self.request.set(VENUES, found)
        return found

    def render(self) -> str:
        rendered = super().render()
        if self.mode != INPUT_MODE or self.request.get(f"{VENUES}.proposed"):
            return rendered
        self.request.set(f"{VENUES}.proposed", True)
        return rendered + self.proposals()


@implementer(IFieldWidget)
def VenueFieldWidget(field, request):
    """Return the widget of a place in one line."""
    return FieldWidget(field, VenueWidget(request))


@adapter(ITextLine, IVenueWidget)
class VenueConverter(BaseDataConverter):
    """A venue's UID or words in the field, a title or words in the form."""

    def toWidgetValue(self, value: str | None) -> str:
        if not value or not UID.fullmatch(value):
            return value or ""
        known = {uid: title for title, uid in self.widget.venues.items()}
        return known.get(value, value)

    def toFieldValue(self, value: str) -> str | None:
        words = (value or "").strip()
        return self.widget.venues.get(words, words) or self.field.missing_value


def venues_near(context: Any) -> dict[str, str]:
    """Return the venues of the section around ``context``, of the region outside any section."""
    around = section_of(context) or api.portal.get()
    brains = api.content.find(around, object_provides=IVenue, sort_on="sortable_title")
    return {brain.Title: brain.UID for brain in reversed(brains)}
