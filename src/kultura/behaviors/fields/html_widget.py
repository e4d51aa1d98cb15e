"""The rich-text editor for a field that holds a plain string of HTML."""

from plone.app.z3cform.interfaces import ITextAreaWidget
from plone.app.z3cform.widgets.richtext import get_tinymce_options
from plone.app.z3cform.widgets.text import TextAreaWidget
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only

import re


RULE = re.compile(r"([^,\[\]]+)\[([^\[\]]*)\]")


def editor_options(context: Any, field: Any, request: Any, name: str) -> dict[str, Any]:
    """Return the options of the rich-text editor; its frame bears a name.

    The handle that makes it higher is left out: it is a separator without a value (WAI-ARIA 1.2).
    """
    options = get_tinymce_options(context, field, request)
    title = translate(name, context=request)
    tiny = options.setdefault("tiny", {})
    tiny.update(iframe_attrs={"title": title}, resize=False)
    if "valid_elements" in tiny:
        tiny["valid_elements"] = said_once(tiny["valid_elements"])
    return options


def said_once(valid_elements: str) -> str:
    """Write the attributes that all elements share before them, once (TinyMCE's rule ``@``).

    Plone repeats them for each of a hundred elements: a third of a form's bytes.
    """
    rules = RULE.findall(valid_elements)
    shared = {attributes for _element, attributes in rules}
    if len(shared) != 1 or RULE.sub("", valid_elements).strip(","):
        return valid_elements
    return ",".join([f"@[{shared.pop()}]", *(element for element, _attributes in rules)])


@implementer_only(ITextAreaWidget)
class HtmlWidget(TextAreaWidget):
    """A text area that becomes the editor where JavaScript runs."""

    klass = "html-widget"
    pattern = "tinymce"
    rows = 12

    def get_pattern_options(self) -> dict:
        return editor_options(self.context, self.field, self.request, self.label)


@implementer(IFieldWidget)
def HtmlFieldWidget(field, request):
    """Return the widget of an ``Html`` field."""
    return FieldWidget(field, HtmlWidget(request))
