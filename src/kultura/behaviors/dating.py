"""When something was made: as it was written, and beside it a date a machine can read (EDTF)."""

from .fields.edtf import Edtf
from .fieldsets import HISTORY
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider
from zope.interface import taggedValue


@provider(IFormFieldProvider)
class IDating(model.Schema):
    """Was made at some time."""

    taggedValue(TRANSLATABLE, ("dating_text",))

    model.fieldset(
        "history", label=HISTORY, fields=["dating_text", "dating_edtf", "dating_derived"]
    )
    dating_text = schema.TextLine(
        title=_("label_dating_text", default="Date"),
        description=_(
            "help_dating_text", default="As you write it: 2. poł. XIX w., ok. 1890, przed 1939."
        ),
        required=False,
        max_length=300,
    )
    dating_edtf = Edtf(
        title=_("label_dating_edtf", default="Date for searching"),
        description=_(
            "help_dating_edtf",
            default="Worked out from the date above; correct it where it is wrong "
            "(1850/1899, 1890~, -0043).",
        ),
    )
    dating_derived = schema.Bool(
        title=_("label_dating_derived", default="Worked out, not checked yet"),
        required=False,
        default=False,
    )
