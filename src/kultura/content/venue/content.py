"""A venue: a branch, stage, building or room."""

from kultura.behaviors.coordinates import check_pair
from kultura.behaviors.coordinates import latitude
from kultura.behaviors.coordinates import longitude
from kultura.behaviors.fields.links import Link
from kultura.behaviors.fields.numbers import Count
from kultura.behaviors.fields.references import References
from kultura.behaviors.fields.references_widget import ReferencesFieldWidget
from kultura.behaviors.fields.terms import Term
from kultura.behaviors.fieldsets import WHERE
from kultura.i18n import _
from kultura.interfaces import IVenue
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.schema.email import Email
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class IVenueSchema(model.Schema):
    """Where it is, how to reach it, how many it holds (schema.org Place)."""

    model.fieldset(
        **WHERE,
        fields=[
            "street",
            "postal_code",
            "locality",
            "area",
            "latitude",
            "longitude",
            "parent_venue",
            "capacity",
            "phone",
            "email",
            "website",
        ],
    )
    street = schema.TextLine(
        title=_("label_street", default="Street and number"), required=False, max_length=300
    )
    postal_code = schema.TextLine(
        title=_("label_postal_code", default="Postal code"), required=False, max_length=20
    )
    locality = schema.TextLine(
        title=_("label_locality", default="Town or village"), required=False, max_length=200
    )
    area = Term("kultura.areas", title=_("label_area", default="Commune"))
    latitude = latitude()
    longitude = longitude()
    directives.widget(
        "parent_venue",
        ReferencesFieldWidget,
        pattern_options={"maximumSelectionSize": 1, "selectableTypes": ["Venue"]},
    )
    parent_venue = References(
        IVenue,
        title=_("label_parent_venue", default="Part of"),
        description=_("help_parent_venue", default="The building this room or stage is in."),
        max_length=1,
    )
    capacity = Count(
        title=_("label_venue_capacity", default="How many people fit in"), min=1, max=1_000_000
    )
    phone = schema.TextLine(
        title=_("label_phone", default="Telephone"), required=False, max_length=60
    )
    email = Email(title=_("label_email", default="E-mail"), required=False)
    website = Link(title=_("label_website", default="Website"))

    @invariant
    def coordinates_come_in_pairs(data) -> None:
        check_pair(data.latitude, data.longitude)


@implementer(IVenue)
class Venue(Item):
    """A venue."""
