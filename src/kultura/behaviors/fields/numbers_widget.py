"""Numbers in the form as people type them.

The converters of z3c.form follow the browser's language, in which ``12,50`` may be a thousand two
hundred and fifty, a year gets a separator of thousands, and a coordinate loses its last digits.
"""

from .numbers import ICount
from .numbers import INumber
from .numbers import read_count
from .numbers import read_number
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IWidget
from zope.component import adapter


@adapter(INumber, IWidget)
class NumberConverter(BaseDataConverter):
    """``12.5`` in the form; a decimal comma is understood."""

    def toWidgetValue(self, value: float | None) -> str:
        return "" if value is None else str(value).removesuffix(".0")

    def toFieldValue(self, value: str) -> float | None:
        return read_number(value) if value and value.strip() else self.field.missing_value


@adapter(ICount, IWidget)
class CountConverter(BaseDataConverter):
    """Digits and nothing else."""

    def toWidgetValue(self, value: int | None) -> str:
        return "" if value is None else str(value)

    def toFieldValue(self, value: str) -> int | None:
        return read_count(value) if value and value.strip() else self.field.missing_value
