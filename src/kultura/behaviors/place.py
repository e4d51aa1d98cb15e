"""Where something is: a Venue of the region, or any place in words."""

from .coordinates import check_pair
from .coordinates import latitude
from .coordinates import longitude
from .fields.references import References
from .fields.references_widget import ReferencesFieldWidget
from .fields.refusals import Refused
from .fields.terms import Term
from .fieldsets import WHERE
from .translatable import TRANSLATABLE
from kultura.i18n import _
from kultura.interfaces import IVenue
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import invariant
from zope.interface import provider
from zope.interface import taggedValue


@provider(IFormFieldProvider)
class IPlace(model.Schema):
    """Is somewhere."""

    taggedValue(TRANSLATABLE, ("place_title",))

    model.fieldset(
        **WHERE,
        fields=[
            "place",
            "place_title",
            "place_street",
            "place_postal_code",
            "place_locality",
            "place_area",
            "place_latitude",
            "place_longitude",
        ],
    )
    directives.widget(
        "place",
        ReferencesFieldWidget,
        pattern_options={"maximumSelectionSize": 1, "selectableTypes": ["Venue"]},
    )
    place = References(
        IVenue,
        title=_("label_place", default="Venue"),
        description=_("help_place", default="One of the region's venues."),
        max_length=1,
    )
    place_title = schema.TextLine(
        title=_("label_place_title", default="Another place"),
        description=_(
            "help_place_title", default="Where it is, if it is in none of the region's venues."
        ),
        required=False,
        max_length=300,
    )
    place_street = schema.TextLine(
        title=_("label_street", default="Street and number"), required=False, max_length=300
    )
    place_postal_code = schema.TextLine(
        title=_("label_postal_code", default="Postal code"), required=False, max_length=20
    )
    place_locality = schema.TextLine(
        title=_("label_locality", default="Town or village"), required=False, max_length=200
    )
    place_area = Term("kultura.areas", title=_("label_area", default="Commune"))
    place_latitude = latitude()
    place_longitude = longitude()

    @invariant
    def coordinates_come_in_pairs(data) -> None:
        check_pair(data.place_latitude, data.place_longitude)

    @invariant
    def one_place(data) -> None:
        if data.place and data.place_title:
            raise Refused(
                _(
                    "refused_two_places",
                    default="Choose a venue or write another place, not both.",
                )
            )
