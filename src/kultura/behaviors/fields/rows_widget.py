"""Rows in the form: blocks of labelled inputs, each row one block.

There is always one empty block at the end, so that a row can be added where no JavaScript runs; a
block that is left empty is no row. Columns the form does not show keep what was stored.
"""

from .refusals import refusal_of
from .rows import ColumnRefused
from .rows import completed
from .rows import in_row
from .rows import IPlainRow
from .rows import IRows
from collections.abc import Iterator
from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidget
from collective.z3cform.datagridfield.interfaces import IDataGridFieldWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import NO_VALUE
from z3c.form.validator import SimpleFieldValidator
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid


class IRowsWidget(IDataGridFieldWidget):
    """The widget of a ``Rows`` field."""


@implementer(IRowsWidget)
class RowsWidget(BlockDataGridFieldWidget):
    """Blocks of inputs with one empty block at the end."""

    klass = "rows-widget"
    auto_append = False
    allow_reorder = True

    def updateWidgets(self) -> None:
        super().updateWidgets()
        if self.mode == INPUT_MODE:
            self.widgets.insert(-1, self.blank_row(len(self.widgets) - 1))

    def blank_row(self, index: int) -> Any:
        """Return the empty block; the browser asks for nothing in it."""
        row = self.getWidget(index)
        row.setErrors = False
        for cell in row.widgets.values():
            cell.required = False
        return row

    def extract(self, default: object = NO_VALUE) -> object:
        values = super().extract(default)
        if values is NO_VALUE:
            return values
        return [value for value in values if not self.is_blank(value)]

    def is_blank(self, raw: dict[str, Any]) -> bool:
        """Say whether a block holds nothing but what an empty one holds."""
        blank = self.blank_values
        return all(not filled(raw.get(name), blank[name]) for name in blank)

    @property
    def blank_values(self) -> dict[str, Any]:
        """Return what an empty block sends, by column."""
        return {
            cell.field.__name__: IDataConverter(cell).toWidgetValue(cell.field.default)
            for cell in self.template_cells()
        }

    def template_cells(self) -> Iterator[Any]:
        """Yield the widgets of one row, bound to no value."""
        if getattr(self, "_template", None) is None:
            self._template = self.getWidget("TT")
        yield from self._template.widgets.values()


def filled(value: object, blank: object) -> bool:
    """Say whether a raw value of the form is more than an empty input's."""
    empty = (None, NO_VALUE, "", [], (), "--NOVALUE--", ["--NOVALUE--"])
    return value not in empty and value != blank


@adapter(IRows, IFormLayer)
@implementer(IFieldWidget)
def RowsFieldWidget(field, request):
    """Return the widget of a ``Rows`` field."""
    return FieldWidget(field, RowsWidget(request))


@adapter(IRows, IRowsWidget)
@implementer(IDataConverter)
class RowsConverter(BaseDataConverter):
    """Plain dicts in the field, dicts of what inputs hold in the form."""

    def toWidgetValue(self, value: list[dict] | None) -> list[dict]:
        cells = list(self.widget.template_cells())
        return [self._shown(cells, row) for row in value or ()]

    def _shown(self, cells: list, row: dict) -> dict:
        return {
            cell.field.__name__: IDataConverter(cell).toWidgetValue(
                row.get(cell.field.__name__, cell.field.default)
            )
            for cell in cells
        }

    def toFieldValue(self, value: list[dict]) -> list[dict]:
        cells = list(self.widget.template_cells())
        return [self._row(number, cells, raw) for number, raw in enumerate(value, 1)]

    def _row(self, number: int, cells: list, raw: dict) -> dict:
        read = {}
        for cell in cells:
            name = cell.field.__name__
            try:
                read[name] = IDataConverter(cell).toFieldValue(raw.get(name))
            except (Invalid, ValueError) as error:
                raise in_row(number, ColumnRefused(cell.field, refusal_of(error))) from error
        return completed(self.field.row_schema, {**self._stored(read), **read})

    def _stored(self, read: dict) -> dict:
        key = self.field.key
        rows = self.widget._get_stored_rows() or ()
        return next((row for row in rows if key and row.get(key) == read.get(key)), {})


@adapter(IPlainRow, IFieldWidget)
@implementer(IDataConverter)
class RowConverter(BaseDataConverter):
    """Leaves a row as it is: ``RowsConverter`` has read it."""

    def toWidgetValue(self, value: object) -> object:
        return value

    def toFieldValue(self, value: object) -> object:
        return value


@adapter(Interface, Interface, Interface, IRows, IRowsWidget)
class RowsValidator(SimpleFieldValidator):
    """Checks rows as any field is checked."""


@adapter(Interface, Interface, Interface, IPlainRow, Interface)
class RowValidator(SimpleFieldValidator):
    """Leaves single rows alone while the form is being built; ``RowsValidator`` checks them."""

    def validate(self, value: object, force: bool = False) -> None:
        return None
