"""What may be done with a work, and apart from it with its reproduction.

Both are statements by URI; how each may be reused follows from the statement. Descriptions are CC0.
"""

from .fields.terms import Term
from .fieldsets import RIGHTS
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider
from zope.interface import taggedValue


@provider(IFormFieldProvider)
class IRights(model.Schema):
    """Has rights in it."""

    taggedValue(TRANSLATABLE, ("work_credit", "reproduction_credit"))

    model.fieldset(
        **RIGHTS,
        fields=[
            "work_rights",
            "work_holder",
            "work_credit",
            "reproduction_rights",
            "reproduction_holder",
            "reproduction_credit",
        ],
    )
    work_rights = Term(
        "kultura.rights_statements",
        title=_("label_work_rights", default="Rights in the work"),
        required=True,
    )
    work_holder = schema.TextLine(
        title=_("label_work_holder", default="Who holds them"), required=False, max_length=300
    )
    work_credit = schema.TextLine(
        title=_("label_work_credit", default="Credit to print"), required=False, max_length=500
    )
    reproduction_rights = Term(
        "kultura.rights_statements",
        title=_("label_reproduction_rights", default="Rights in the photograph or scan"),
        required=True,
    )
    reproduction_holder = schema.TextLine(
        title=_("label_reproduction_holder", default="Who holds them"),
        required=False,
        max_length=300,
    )
    reproduction_credit = schema.TextLine(
        title=_("label_reproduction_credit", default="Credit to print"),
        required=False,
        max_length=500,
    )
