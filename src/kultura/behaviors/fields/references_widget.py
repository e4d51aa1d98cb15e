"""Reading and showing references in Plone's content browser, with the items' own pictures."""

from .references import IReferences
from collections.abc import Mapping
from plone.app.z3cform.interfaces import IContentBrowserWidget
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserWidget
from typing import Any
from typing import Final
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer


# What the browser is told of an item. It asks for ``@@images/image`` of those with an icon: for us
# these are the items with a picture.
ATTRIBUTES: Final = (
    "UID",
    "Title",
    "Description",
    "portal_type",
    "path",
    "getURL",
    "getIcon:lead_picture",
    "is_folderish",
    "review_state",
)


class ReferencesWidget(ContentBrowserWidget):
    """Plone's content browser, which shows a thumbnail of what has a picture."""

    def get_pattern_options(self) -> Mapping[str, Any]:
        seen = {"attributes": list(ATTRIBUTES), "layout": "grid"}
        return {**seen, **super().get_pattern_options()}


@implementer(IFieldWidget)
def ReferencesFieldWidget(field: Any, request: Any) -> FieldWidget:
    """Make the widget of a field of references."""
    return FieldWidget(field, ReferencesWidget(request))


@adapter(IReferences, IContentBrowserWidget)
class ReferencesConverter(BaseDataConverter):
    """UIDs in the field, the same with semicolons between them in the form."""

    def toWidgetValue(self, value: list[str] | None) -> str:
        return self.widget.separator.join(value or ())

    def toFieldValue(self, value: str | None) -> list[str]:
        parts = (value or "").split(self.widget.separator)
        return [uid.strip() for uid in parts if uid.strip()]
