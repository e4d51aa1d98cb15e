"""The browser's own input of date and time, in the region's time zone."""

from .moments import fixed
from .moments import IMoment
from .moments import not_a_moment
from datetime import datetime
from kultura.behaviors.zone import region_zone
from plone.app.z3cform.interfaces import IDatetimeWidget
from plone.app.z3cform.widgets.datetime import DatetimeWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only


@implementer_only(IDatetimeWidget)
class MomentWidget(DatetimeWidget):
    """An input of a local date and time."""


@implementer(IFieldWidget)
def MomentFieldWidget(field, request):
    """Return the widget of a ``Moment`` field."""
    return FieldWidget(field, MomentWidget(request))


@adapter(IMoment, IDatetimeWidget)
class MomentConverter(BaseDataConverter):
    """Local time without offset in the form, a moment with offset in the field."""

    def toWidgetValue(self, value: datetime | None) -> str:
        if value is None:
            return ""
        return f"{value.astimezone(region_zone()):%Y-%m-%dT%H:%M}"

    def toFieldValue(self, value: str) -> datetime | None:
        if not value or not value.strip("T"):
            return self.field.missing_value
        try:
            return fixed(datetime.fromisoformat(value).replace(tzinfo=region_zone()))
        except ValueError as error:
            raise not_a_moment(value) from error
