"""The rich-text editor for a field that holds a plain string of HTML."""

from plone.app.z3cform.interfaces import ITextAreaWidget
from plone.app.z3cform.widgets.richtext import get_tinymce_options
from plone.app.z3cform.widgets.text import TextAreaWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.interface import implementer
from zope.interface import implementer_only


@implementer_only(ITextAreaWidget)
class HtmlWidget(TextAreaWidget):
    """A text area that becomes the editor where JavaScript runs."""

    klass = "html-widget"
    pattern = "tinymce"
    rows = 12

    def get_pattern_options(self) -> dict:
        return get_tinymce_options(self.context, self.field, self.request)


@implementer(IFieldWidget)
def HtmlFieldWidget(field, request):
    """Return the widget of an ``Html`` field."""
    return FieldWidget(field, HtmlWidget(request))
