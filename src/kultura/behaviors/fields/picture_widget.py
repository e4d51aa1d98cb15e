"""Choosing a picture: one of the stored ones."""

from plone.app.z3cform.interfaces import IContentBrowserWidget
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.interface import implementer
from zope.interface import implementer_only


@implementer_only(IContentBrowserWidget)
class PictureWidget(ContentBrowserWidget):
    """Chooses one Image."""

    klass = "picture-widget"
    pattern_options = {"maximumSelectionSize": 1, "selectableTypes": ["Image"]}


@implementer(IFieldWidget)
def PictureFieldWidget(field, request):
    """Return the widget of a reference to an Image."""
    return FieldWidget(field, PictureWidget(request))
