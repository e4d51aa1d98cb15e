"""Inputs of days and moments, where a number is beyond any calendar: refused like any other text.

Plone's converters raise ``OverflowError``, which no form expects. They are adapted from the fields'
classes here, which is nearer than the interfaces Plone's are adapted from.
"""

from plone.app.z3cform.converters import DatetimeWidgetConverter
from plone.app.z3cform.converters import DateWidgetConverter
from plone.app.z3cform.interfaces import IDatetimeWidget
from plone.app.z3cform.interfaces import IDateWidget
from typing import Any
from zope.component import adapter
from zope.schema import Date
from zope.schema import Datetime


class WithinCalendar:
    """Reads what the converter after it reads."""

    def toFieldValue(self, value: str) -> Any:
        """Return the day or moment; raises ValueError for what is none."""
        try:
            return super().toFieldValue(value)
        except OverflowError as error:
            raise ValueError(str(error)) from error


@adapter(Date, IDateWidget)
class DayConverter(WithinCalendar, DateWidgetConverter):
    """Reads a day."""


@adapter(Datetime, IDatetimeWidget)
class MomentOfDayConverter(WithinCalendar, DatetimeWidgetConverter):
    """Reads a day with a time."""
