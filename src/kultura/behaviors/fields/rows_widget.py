"""Rows in the form: blocks of labelled inputs, each row one block.

There is always one empty block at the end, so that a row can be added where no JavaScript runs; a
block that is left empty is no row. Columns the form does not show keep what was stored.
"""

from .blank_row import BlankRow
from .picture_widget import KEPT_FILES
from .refusals import refusal_of
from .rows import ColumnRefused
from .rows import completed
from .rows import in_row
from .rows import IPlainRow
from .rows import IRows
from .rows import MOST_ROWS
from collections.abc import Iterator
from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldObjectWidget
from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidget
from collective.z3cform.datagridfield.interfaces import IDataGridFieldWidget
from copy import copy
from functools import cached_property
from plone.app.z3cform.interfaces import ISingleCheckBoxBoolWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import NO_VALUE
from z3c.form.validator import SimpleFieldValidator
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid


TEMPLATE = "TT"
ICONS = "kultura.icons"
NOTHING = (None, NO_VALUE, "", "--NOVALUE--")


class IRowsWidget(IDataGridFieldWidget):
    """The widget of a ``Rows`` field."""


class RowWidget(BlockDataGridFieldObjectWidget):
    """The inputs of one row, shown as they are: what they mean is for the rows' converter."""

    @cached_property
    def text(self) -> str:
        """The block as the browser gets it."""
        return super().render()

    def render(self) -> str:
        """Return the block; the template's is asked for twice."""
        return self.text if self.id.endswith(TEMPLATE) else super().render()

    def extractRaw(self, setErrors: bool = True) -> tuple[dict[str, Any], tuple]:
        return {name: cell.extract() for name, cell in self.widgets.items()}, ()

    def icon(self, context: Any, name: str) -> str:
        """Return an icon of a button; looked up once a request, not once a row."""
        known = self.request.other.setdefault(ICONS, {})
        if name not in known:
            known[name] = getMultiAdapter((context, self.request), name="iconresolver").tag(name)
        return known[name]

    def is_group(self, cell: Any) -> bool:
        """Say whether a cell is several inputs under one label."""
        return ICheckBoxWidget.providedBy(cell)

    def labels_itself(self, cell: Any) -> bool:
        """Say whether a cell brings its label along."""
        return ISingleCheckBoxBoolWidget.providedBy(cell)


@implementer(IRowsWidget)
class RowsWidget(BlockDataGridFieldWidget):
    """Blocks of inputs with one empty block at the end."""

    klass = "rows-widget"
    auto_append = False
    allow_reorder = True
    _template: RowWidget | None = None

    def getWidget(self, idx: int | str) -> RowWidget:
        """Return the widget of one row; the template's is made once."""
        if idx != TEMPLATE:
            return super().getWidget(idx)
        if self._template is None:
            self._template = super().getWidget(TEMPLATE)
        return self._template

    def createObjectWidget(self, idx: int | str) -> RowWidget:
        return FieldWidget(self.field.value_type, RowWidget(self.request))

    def updateWidgets(self) -> None:
        super().updateWidgets()
        if self.mode == INPUT_MODE:
            self.widgets.insert(-1, self.blank_row(len(self.widgets) - 1))
            opening = self.request.method == "GET"
            forget_errors(self.widgets if opening else self.widgets[-2:])

    def blank_row(self, index: int) -> Any:
        """Return the empty block; the browser asks for nothing in it."""
        if not self.was_sent(index):
            return BlankRow(self.getWidget(TEMPLATE), index)
        row = self.getWidget(index)
        row.setErrors = False
        for cell in row.widgets.values():
            cell.required = False
        return row

    def was_sent(self, index: int) -> bool:
        """Say whether the request brings inputs or kept files of the block with a number."""
        brought = (self.request.form, self.request.other.get(KEPT_FILES, ()))
        return any(name.startswith(f"{self.name}.{index}.") for each in brought for name in each)

    def is_shown(self, row: dict[str, Any]) -> bool:
        """Say whether the form lists a stored row; one that it does not list is kept as it is."""
        return True

    def extract(self, default: object = NO_VALUE) -> object:
        """Return what the inputs of each filled block hold, by column."""
        if self.counterName not in self.request.form:
            return NO_VALUE
        raws = [self.raw_row(index) for index in range(self.sent_rows())]
        return [raw for raw in raws if not self.is_blank(raw)]

    def sent_rows(self) -> int:
        """Return how many blocks the browser says it has sent."""
        count = str(self.request.form[self.counterName])
        return min(int(count), MOST_ROWS) if count.isdecimal() else 0

    def raw_row(self, index: int) -> dict[str, Any]:
        """Read one block with the widgets of the template: making new ones takes most of a save."""
        read = {}
        for cell in map(copy, self.template_cells()):
            name = cell.field.__name__
            cell.name = f"{self.name}.{index}.widgets.{name}"
            read[name] = cell.extract()
        return read

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
        yield from self.getWidget(TEMPLATE).widgets.values()


def forget_errors(rows: list[Any]) -> None:
    """Let blocks that nobody has filled complain of nothing: the empty one and the template."""
    for row in rows:
        for cell in row.widgets.values():
            cell.error = None


def filled(value: object, blank: object) -> bool:
    """Say whether a raw value of the form is more than an empty input's."""
    if isinstance(value, list | tuple):
        return any(item not in NOTHING for item in value) and list(value) != blank
    return value not in NOTHING and value != blank


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
        return [self._shown(cells, row) for row in value or () if self.widget.is_shown(row)]

    def _shown(self, cells: list, row: dict) -> dict:
        return {
            cell.field.__name__: IDataConverter(cell).toWidgetValue(
                row.get(cell.field.__name__, cell.field.default)
            )
            for cell in cells
        }

    def toFieldValue(self, value: list[dict]) -> list[dict]:
        cells = list(self.widget.template_cells())
        rows = [self._row(number, cells, raw) for number, raw in enumerate(value, 1)]
        return [*self._unlisted(rows), *rows]

    def _unlisted(self, rows: list[dict]) -> list[dict]:
        key = self.field.key
        read = {row.get(key) for row in rows}
        stored = self.widget._get_stored_rows() or ()
        return [row for row in stored if not self.widget.is_shown(row) and row.get(key) not in read]

    def _row(self, number: int, cells: list, raw: dict) -> dict:
        read = {}
        for cell in cells:
            name = cell.field.__name__
            try:
                read[name] = self._read(cell, raw.get(name, NO_VALUE))
            except (Invalid, ValueError) as error:
                raise in_row(number, ColumnRefused(cell.field, refusal_of(error))) from error
        return completed(self.field.row_schema, {**self._stored(read), **read})

    def _read(self, cell: Any, raw: object) -> object:
        missing = raw is None or raw is NO_VALUE
        return cell.field.missing_value if missing else IDataConverter(cell).toFieldValue(raw)

    def _stored(self, read: dict) -> dict:
        """Return the stored row that was shown as this one: by its key, else by all it showed."""
        telling = [self.field.key] if self.field.key else list(read)
        rows = self.widget._get_stored_rows() or ()
        return next(
            (row for row in rows if all(row.get(name) == read.get(name) for name in telling)), {}
        )


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
