"""What an institution notes for itself: value, insurance, where a thing is stored, who gave it.

Nothing of this enters a catalog column or a public record, and who may not edit may not read it.
"""

from .fields.numbers import Number
from .fieldsets import INTERNAL
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IInternal(model.Schema):
    """Is noted for the institution only."""

    model.fieldset(
        **INTERNAL,
        fields=[
            "insurance_value",
            "insurance_currency",
            "storage_place",
            "donor",
            "internal_note",
        ],
    )
    directives.read_permission(
        insurance_value="cmf.ModifyPortalContent",
        insurance_currency="cmf.ModifyPortalContent",
        storage_place="cmf.ModifyPortalContent",
        donor="cmf.ModifyPortalContent",
        internal_note="cmf.ModifyPortalContent",
    )
    insurance_value = Number(title=_("label_insurance_value", default="Insured for"), min=0)
    insurance_currency = schema.TextLine(
        title=_("label_insurance_currency", default="Currency"), required=False, max_length=3
    )
    storage_place = schema.TextLine(
        title=_("label_storage_place", default="Where it is kept"), required=False, max_length=300
    )
    donor = schema.TextLine(
        title=_("label_donor", default="Given by"), required=False, max_length=300
    )
    internal_note = schema.Text(
        title=_("label_internal_note", default="Notes"), required=False, max_length=5000
    )
