"""Choosing a picture: one of the stored ones, or a file from the editor's computer.

The file is stored when the form is sent, and the row then refers to it; where another field is
refused, the picture is there already and is not asked for again.
"""

from .references import IReference
from .references import UID
from .refusals import Refused
from kultura.behaviors.picture_store import store_picture
from plone import api
from plone.app.z3cform.interfaces import IContentBrowserWidget
from plone.app.z3cform.utils import get_widget_form
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only


CANCEL = "form.buttons.cancel"
KEPT_FILES = "kultura.kept_files"  # in the request: which file is kept for which input


class IPictureWidget(IContentBrowserWidget):
    """The widget of a reference to an Image."""


@implementer_only(IPictureWidget)
class PictureWidget(ContentBrowserWidget):
    """Chooses a stored Image, or takes a file."""

    klass = "picture-widget"
    pattern_options = {"maximumSelectionSize": 1, "selectableTypes": ["Image"]}
    template_with_upload = ViewPageTemplateFile("picture_widget.pt")
    _value: Any = None

    @property
    def value(self) -> Any:
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value = "" if isinstance(value, Refused) else value

    @property
    def upload_name(self) -> str:
        """The name of the input that takes a file."""
        return f"{self.name}.upload"

    def update(self) -> None:
        super().update()
        self.required = False  # the browser cannot know of the file beside; the row is checked

    def extract(self, default: Any = NO_VALUE) -> Any:
        """Return the UID of the picture, or the Refused that says why the file cannot be taken."""
        upload = self.request.form.get(self.upload_name)
        if getattr(upload, "filename", None) and self.is_sent:
            self._store(upload)
        return self.request.form.get(self.name, default)

    @property
    def is_sent(self) -> bool:
        """Whether the form was sent to be saved, or to come back with more rows in it."""
        return self.request.method == "POST" and CANCEL not in self.request.form

    @property
    def stored_picture(self) -> str | None:
        """The address of the chosen picture, small; None where none is chosen."""
        if not isinstance(self.value, str) or not UID.fullmatch(self.value):
            return None
        return f"{api.portal.get().absolute_url()}/resolveuid/{self.value}/@@images/image/preview"

    @property
    def kept_file(self) -> str | None:
        """The name of a file that was chosen here before the form was left."""
        return self.request.other.get(KEPT_FILES, {}).get(self.upload_name)

    def _store(self, upload: Any) -> None:
        upload.seek(0)
        try:
            found: Any = store_picture(self.place, upload.read(), upload.filename)
        except Refused as refusal:
            found = refusal
        self.request.form[self.name] = found
        del self.request.form[self.upload_name]

    @property
    def place(self) -> Any:
        """The container of a new item, or the item that is edited."""
        return get_widget_form(self).context

    def render(self) -> str:
        self.choice = super().render()
        return self.choice if self.mode != INPUT_MODE else self.template_with_upload()


@implementer(IFieldWidget)
def PictureFieldWidget(field, request):
    """Return the widget of a reference to an Image."""
    return FieldWidget(field, PictureWidget(request))


@adapter(IReference, IPictureWidget)
class PictureConverter(BaseDataConverter):
    """A UID on both sides; a file that could not be taken says so."""

    def toWidgetValue(self, value: str | None) -> str:
        return value or ""

    def toFieldValue(self, value: Any) -> str | None:
        if isinstance(value, Refused):
            raise value
        return value or self.field.missing_value
