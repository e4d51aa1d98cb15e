"""A catalogued object and its digital form."""

from kultura.behaviors.fields.edtf import Edtf
from kultura.behaviors.fields.links import Link
from kultura.behaviors.fields.lists import PlainList
from kultura.behaviors.fields.numbers import Count
from kultura.behaviors.fields.numbers import Number
from kultura.behaviors.fields.references import References
from kultura.behaviors.fields.references_widget import ReferencesFieldWidget
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.fields.rows import Rows
from kultura.behaviors.fields.terms import Term
from kultura.behaviors.fields.terms import Terms
from kultura.behaviors.fieldsets import HISTORY
from kultura.behaviors.fieldsets import OBJECT
from kultura.behaviors.fieldsets import PUBLICATION
from kultura.behaviors.translatable import TRANSLATABLE
from kultura.i18n import _
from kultura.interfaces import IDigitalCollection
from kultura.interfaces import IDigitalObject
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import taggedValue


class IDimensionRow(Interface):
    """One measure: as written, or as a number with its unit."""

    taggedValue(TRANSLATABLE, ("text", "part"))

    text = schema.TextLine(
        title=_("label_dimension_text", default="As written"), required=False, max_length=300
    )
    type = Term("kultura.dimension_types", title=_("label_dimension_type", default="Measure"))
    value = Number(title=_("label_dimension_value", default="Value"), min=0)
    unit = schema.TextLine(
        title=_("label_dimension_unit", default="Unit"), required=False, max_length=20
    )
    part = schema.TextLine(
        title=_("label_dimension_part", default="What was measured"),
        required=False,
        max_length=100,
    )

    @invariant
    def says_something(row) -> None:
        if not row.text and row.value is None:
            raise Refused(
                _("refused_empty_dimension", default="Write the measure, or give its value.")
            )

    @invariant
    def values_have_units(row) -> None:
        if row.value is not None and not (row.unit and row.type):
            raise Refused(
                _(
                    "refused_dimension_without_unit",
                    default="A value needs its unit, and what was measured: height, width, weight.",
                )
            )


class IObjectPlaceRow(Interface):
    """A place in the life of the object."""

    taggedValue(TRANSLATABLE, ("label",))

    role = Term(
        "kultura.place_roles", title=_("label_object_place_role", default="Role"), required=True
    )
    label = schema.TextLine(
        title=_("label_object_place", default="Place"), required=True, max_length=300
    )
    uri = Link(
        title=_("label_object_place_uri", default="Web address"),
        description=_("help_object_place_uri", default="In GeoNames, TGN or the like."),
    )


class IDigitalObjectSchema(model.Schema):
    """What it is, where it comes from, how it is shown (EDM, LIDO, Dublin Core)."""

    taggedValue(
        TRANSLATABLE,
        (
            "technique",
            "dimensions",
            "weight_text",
            "places",
            "inscriptions",
            "provenance",
            "credit_line",
            "parts",
        ),
    )
    model.fieldset(
        **OBJECT,
        fields=[
            "object_type",
            "edm_type",
            "materials",
            "technique",
            "dimensions",
            "weight_text",
            "weight_value",
            "weight_unit",
            "parts",
            "inscriptions",
            "languages",
        ],
    )
    model.fieldset(
        **HISTORY,
        fields=[
            "places",
            "provenance",
            "acquisition_method",
            "acquisition_year",
            "credit_line",
        ],
    )
    model.fieldset(
        **PUBLICATION,
        fields=[
            "access",
            "collections",
            "part_of",
            "position",
            "issued",
            "publisher",
            "edition",
            "series",
        ],
    )
    object_type = Term(
        "kultura.object_types",
        title=_("label_object_type", default="What kind of object"),
    )
    edm_type = Term(
        "kultura.edm_types",
        title=_("label_edm_type", default="What its digital form is"),
        description=_("help_edm_type", default="Needed when it is submitted."),
    )
    directives.widget("materials", AjaxSelectFieldWidget, vocabulary="kultura.materials")
    materials = PlainList(
        title=_("label_materials", default="Materials"),
        description=_("help_words", default="Choose, or write your own word."),
        value_type=schema.TextLine(max_length=200),
    )
    directives.widget("technique", AjaxSelectFieldWidget, vocabulary="kultura.techniques")
    technique = PlainList(
        title=_("label_technique", default="Techniques"),
        description=_("help_words", default="Choose, or write your own word."),
        value_type=schema.TextLine(max_length=300),
    )
    dimensions = Rows(IDimensionRow, title=_("label_dimensions", default="Dimensions"))
    weight_text = schema.TextLine(
        title=_("label_weight_text", default="Weight as written"), required=False, max_length=100
    )
    weight_value = Number(title=_("label_weight_value", default="Weight"), min=0)
    weight_unit = schema.TextLine(
        title=_("label_weight_unit", default="Unit of weight"),
        required=False,
        default="kg",
        max_length=20,
    )
    parts = PlainList(
        title=_("label_parts", default="What it consists of"),
        description=_("help_one_a_line", default="One a line."),
        value_type=schema.TextLine(max_length=300),
    )
    inscriptions = PlainList(
        title=_("label_inscriptions", default="Inscriptions"),
        description=_("help_one_a_line", default="One a line."),
        value_type=schema.TextLine(max_length=2000),
    )
    languages = Terms(
        "kultura.languages",
        title=_("label_object_languages", default="Languages of the text"),
        description=_("help_object_languages", default="Needed for a text when it is submitted."),
    )
    places = Rows(IObjectPlaceRow, title=_("label_object_places", default="Places"))
    provenance = schema.Text(
        title=_("label_provenance", default="Provenance"),
        description=_(
            "help_provenance", default="This becomes public: name no donors and no prices here."
        ),
        required=False,
        max_length=10_000,
    )
    acquisition_method = Term(
        "kultura.acquisition_methods",
        title=_("label_acquisition_method", default="How it was acquired"),
    )
    acquisition_year = Count(
        title=_("label_acquisition_year", default="Year of acquisition"), min=1000, max=2200
    )
    credit_line = schema.TextLine(
        title=_("label_credit_line", default="Credit line"), required=False, max_length=500
    )
    publisher = schema.TextLine(
        title=_("label_publisher", default="Publisher"), required=False, max_length=300
    )
    edition = schema.TextLine(
        title=_("label_edition", default="Edition"), required=False, max_length=200
    )
    series = schema.TextLine(
        title=_("label_series", default="Series"), required=False, max_length=300
    )
    access = Term(
        "kultura.access_levels",
        title=_("label_access", default="Who may see its pictures and text"),
        required=True,
        default="open",
    )
    directives.widget(
        "collections",
        ReferencesFieldWidget,
        pattern_options={"selectableTypes": ["DigitalCollection"]},
    )
    collections = References(
        IDigitalCollection, title=_("label_collections", default="Digital collections")
    )
    directives.widget(
        "part_of",
        ReferencesFieldWidget,
        pattern_options={"selectableTypes": ["DigitalObject"]},
    )
    part_of = References(
        IDigitalObject,
        title=_("label_object_part_of", default="Part of"),
        description=_("help_object_part_of", default="The title, volume or issue it belongs to."),
    )
    position = Count(
        title=_("label_position", default="Position"),
        description=_("help_position", default="Which one in the whole it is part of."),
        min=0,
    )
    issued = Edtf(
        title=_("label_issued", default="Date of issue"),
        description=_("help_issued", default="Like 1908-05-01 or 1908."),
    )


@implementer(IDigitalObject)
class DigitalObject(Item):
    """A digital object."""
