"""Dates in the form: those to come; those gone by are kept and not listed.

A production of five seasons has hundreds of dates, and a form of hundreds of rows helps nobody.
"""

from .rows_widget import RowsWidget
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.zone import region_zone
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.interface import implementer


LISTED_FOR = timedelta(days=1)


class ScheduleWidget(RowsWidget):
    """Rows whose time has not gone by."""

    klass = "rows-widget schedule-widget"

    def is_shown(self, row: dict[str, Any]) -> bool:
        over = row.get("end") or row["start"]
        return over >= datetime.now(region_zone()) - LISTED_FOR


@implementer(IFieldWidget)
def ScheduleFieldWidget(field, request):
    """Return the widget of a schedule."""
    return FieldWidget(field, ScheduleWidget(request))
