"""Whether everybody can come.

A feature nobody has checked is left out; "no" is said only where somebody knows it.
"""

from .fields.rows import Rows
from .fields.terms import Term
from .fields.terms import Terms
from .fieldsets import FOR_WHOM
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.interface import taggedValue


class IAccessibilityFeatureRow(Interface):
    """One feature of a venue."""

    taggedValue(TRANSLATABLE, ("note",))

    code = Term(
        "kultura.accessibility_features",
        title=_("label_accessibility_feature", default="What"),
        required=True,
    )
    value = Term(
        "kultura.accessibility_values",
        title=_("label_accessibility_value", default="Is it there?"),
        required=True,
    )
    note = schema.TextLine(
        title=_("label_accessibility_note", default="Note"), required=False, max_length=300
    )


@provider(IFormFieldProvider)
class IAccessibility(model.Schema):
    """Says who can come, and what helps them."""

    taggedValue(TRANSLATABLE, ("accessibility_venue",))

    model.fieldset(**FOR_WHOM, fields=["accessibility_services", "accessibility_venue"])
    directives.widget("accessibility_services", CheckBoxFieldWidget)
    accessibility_services = Terms(
        "kultura.accessibility_services",
        title=_("label_accessibility_services", default="What helps those who come"),
    )
    accessibility_venue = Rows(
        IAccessibilityFeatureRow,
        key="code",
        title=_("label_accessibility_venue", default="What the place offers"),
        description=_("help_accessibility_venue", default="Leave out what nobody has checked yet."),
    )
