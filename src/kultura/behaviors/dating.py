"""When something was made: as it was written, and beside it a date a machine can read (EDTF)."""

from .changes import changed_names
from .fields.edtf import Edtf
from .fieldsets import HISTORY
from .translatable import TRANSLATABLE
from kultura.i18n import _
from kultura.records.dating.propose import propose_edtf
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import provider
from zope.interface import taggedValue


@provider(IFormFieldProvider)
class IDating(model.Schema):
    """Was made at some time."""

    taggedValue(TRANSLATABLE, ("dating_text",))

    model.fieldset(**HISTORY, fields=["dating_text", "dating_edtf", "dating_derived"])
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


def propose(obj: Any, event: Any = None) -> None:
    """Work out the date for searching where nobody has given or confirmed one.

    A new wording of a date that was only worked out is read anew; a date the editor has corrected
    is confirmed by that. An import brings the wording with what it reads as: nobody confirmed that.
    """
    changed = changed_names(event)
    if "dating_derived" in changed and not obj.dating_derived:
        return
    if obj.dating_derived and is_as_worked_out(obj):
        return
    if obj.dating_edtf and obj.dating_derived and "dating_edtf" in changed:
        obj.dating_derived = False
    elif not obj.dating_edtf or (obj.dating_derived and "dating_text" in changed):
        obj.dating_edtf = propose_edtf(obj.dating_text or "")
        obj.dating_derived = bool(obj.dating_edtf)


def is_as_worked_out(obj: Any) -> bool:
    """Tell whether the date for searching is just what the date as written reads as."""
    return bool(obj.dating_edtf) and obj.dating_edtf == propose_edtf(obj.dating_text or "")
