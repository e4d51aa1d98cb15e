"""Reading and showing references in Plone's content browser."""

from .references import IReferences
from plone.app.z3cform.interfaces import IContentBrowserWidget
from z3c.form.converter import BaseDataConverter
from zope.component import adapter


@adapter(IReferences, IContentBrowserWidget)
class ReferencesConverter(BaseDataConverter):
    """UIDs in the field, the same with semicolons between them in the form."""

    def toWidgetValue(self, value: list[str] | None) -> str:
        return self.widget.separator.join(value or ())

    def toFieldValue(self, value: str | None) -> list[str]:
        parts = (value or "").split(self.widget.separator)
        return [uid.strip() for uid in parts if uid.strip()]
