"""A plain list to choose several from; a field with few choices asks for checkboxes instead."""

from .terms import ITerms
from plone.app.z3cform.widgets.select import SelectWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer


@adapter(ITerms, IFormLayer)
@implementer(IFieldWidget)
def TermsFieldWidget(field, request):
    """Return the widget of a ``Terms`` field."""
    return FieldWidget(field, SelectWidget(request))
