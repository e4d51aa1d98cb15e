"""The browser's own input of a time of day."""

from .moments import ITimeOfDay
from plone.app.z3cform.interfaces import ITimeWidget
from plone.app.z3cform.widgets.datetime import TimeWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only


@implementer_only(ITimeWidget)
class TimeOfDayWidget(TimeWidget):
    """An input of hours and minutes."""


@implementer(IFieldWidget)
def TimeOfDayFieldWidget(field, request):
    """Return the widget of a ``TimeOfDay`` field."""
    return FieldWidget(field, TimeOfDayWidget(request))


@adapter(ITimeOfDay, ITimeWidget)
class TimeOfDayConverter(BaseDataConverter):
    """``HH:MM`` on both sides; seconds that a browser adds are dropped."""

    def toWidgetValue(self, value: str | None) -> str:
        return value or ""

    def toFieldValue(self, value: str) -> str | None:
        return value[:5] if value else self.field.missing_value
