"""Dates in the form: those to come; those gone by are kept and not listed.

A production of five seasons has hundreds of dates, and a form of hundreds of rows helps nobody.
Below the rows are inputs that fill many of them in one step.
"""

from .recurrence_inputs import Asked
from .recurrence_inputs import asked
from .recurrence_inputs import rows_of
from .recurrence_inputs import TITLES
from .refusals import Refused
from .rows import IRows
from .rows_widget import IRowsWidget
from .rows_widget import RowsConverter
from .rows_widget import RowsWidget
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.zone import region_zone
from typing import Any
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer


LISTED_FOR = timedelta(days=1)


class IScheduleWidget(IRowsWidget):
    """The widget of a schedule."""


@implementer(IScheduleWidget)
class ScheduleWidget(RowsWidget):
    """Rows whose time has not gone by, and inputs that fill many."""

    klass = "rows-widget schedule-widget"
    weekdays = TITLES
    refusal: Refused | None = None
    inputs = ViewPageTemplateFile("recurrence_inputs.pt")

    def is_shown(self, row: dict[str, Any]) -> bool:
        over = row.get("end") or row["start"]
        return over >= datetime.now(region_zone()) - LISTED_FOR

    @property
    def many(self) -> str:
        """The beginning of the names of the inputs that fill many rows."""
        return f"{self.name}.many"

    @property
    def wish(self) -> Asked:
        """What those inputs hold; nothing any more once the rows are there."""
        return asked(self.request.form, self.many) if self.refusal else Asked()

    def extract(self, default: object = NO_VALUE) -> object:
        """Return what the blocks hold, and the rows that the inputs below ask for."""
        raws = super().extract(default)
        wish = asked(self.request.form, self.many)
        if raws is NO_VALUE or wish.is_blank:
            return raws
        try:
            return self.filled(raws, rows_of(wish))
        except Refused as refusal:
            self.refusal = refusal
            return raws

    def filled(
        self, raws: list[dict[str, Any]], rows: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """Add rows to the blocks, but none that begins when another does, in order of time."""
        cells = list(self.template_cells())
        converter = IDataConverter(self)
        taken = {raw.get("start") for raw in raws}
        more = [converter._shown(cells, row) for row in rows]
        # What the browser sends is local time, written so that text sorts as time does.
        return sorted(
            [*raws, *(each for each in more if each["start"] not in taken)],
            key=lambda raw: str(raw.get("start") or "~"),
        )

    def render(self) -> str:
        rendered = super().render()
        return rendered + self.inputs() if self.mode == INPUT_MODE else rendered


@adapter(IRows, IScheduleWidget)
@implementer(IDataConverter)
class ScheduleConverter(RowsConverter):
    """Rows, unless the inputs that fill many of them ask for what cannot be."""

    def toFieldValue(self, value: list[dict]) -> list[dict]:
        if self.widget.refusal:
            raise self.widget.refusal
        return super().toFieldValue(value)


@implementer(IFieldWidget)
def ScheduleFieldWidget(field, request):
    """Return the widget of a schedule."""
    return FieldWidget(field, ScheduleWidget(request))
