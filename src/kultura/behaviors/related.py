"""What else may interest those who read this."""

from .fields.references import References
from .fields.references_widget import ReferencesFieldWidget
from .fieldsets import TOPICS
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope.interface import provider


@provider(IFormFieldProvider)
class IRelated(model.Schema):
    """Refers to other items."""

    model.fieldset(**TOPICS, fields=["related"])
    directives.widget("related", ReferencesFieldWidget)
    related = References(title=_("label_related", default="Related"))
