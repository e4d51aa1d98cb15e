"""The body of an item: HTML as a plain string."""

from .fields.html import Html
from .fields.html_widget import HtmlFieldWidget
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope.interface import provider
from zope.interface import taggedValue


@provider(IFormFieldProvider)
class IText(model.Schema):
    """Says more than the summary."""

    taggedValue(TRANSLATABLE, ("text",))

    directives.widget("text", HtmlFieldWidget)
    text = Html(
        title=_("label_text", default="Text"),
        description=_("help_text", default="What a visitor should read about it."),
    )
