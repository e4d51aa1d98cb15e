"""What plone.restapi has to know of our fields to read and write them."""

from .html import IHtml
from .json import row_from_json
from .json import row_to_json
from .json import token
from .moments import day_from
from .numbers import INumber
from .numbers import not_a_number
from .refusals import Refused
from .rows import in_row
from .rows import IRows
from .rows import not_rows
from .terms import ITerm
from kultura.behaviors.zone import region_zone
from kultura.i18n import _
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IDate


@implementer(IFieldDeserializer)
@adapter(IRows, IDexterityContent, IBrowserRequest)
class RowsDeserializer(DefaultFieldDeserializer):
    """Reads rows; what is wrong is said with the row's number and the column's title."""

    def __call__(self, value: Any) -> list[dict]:
        if not isinstance(value, list):
            raise not_rows()
        rows = [self._row(number, data) for number, data in enumerate(value, 1)]
        self.field.validate(rows)
        return rows

    def _row(self, number: int, data: Any) -> dict:
        try:
            return row_from_json(self.field.row_schema, data, region_zone())
        except Refused as refusal:
            raise in_row(number, refusal) from refusal


@implementer(IFieldSerializer)
@adapter(IRows, IDexterityContent, Interface)
class RowsSerializer(DefaultFieldSerializer):
    """Shows rows as they can be sent back."""

    def __call__(self) -> list[dict]:
        return [row_to_json(self.field.row_schema, row) for row in self.get_value() or ()]


@implementer(IFieldDeserializer)
@adapter(IDate, IDexterityContent, IBrowserRequest)
class DayDeserializer(DefaultFieldDeserializer):
    """Reads ``YYYY-MM-DD``; plone.restapi itself fails on dates without a time."""

    def __call__(self, value: Any) -> Any:
        day = day_from(value)
        self.field.validate(day)
        return day


@implementer(IFieldDeserializer)
@adapter(INumber, IDexterityContent, IBrowserRequest)
class NumberDeserializer(DefaultFieldDeserializer):
    """Reads a JSON number."""

    def __call__(self, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise not_a_number(value)
        self.field.validate(value)
        return value


@implementer(IFieldDeserializer)
@adapter(IHtml, IDexterityContent, IBrowserRequest)
class HtmlDeserializer(DefaultFieldDeserializer):
    """Reads HTML, bare or wrapped as plone.restapi wraps rich text."""

    def __call__(self, value: Any) -> str | None:
        html = value.get("data") if isinstance(value, dict) else value
        if html is not None and not isinstance(html, str):
            raise Refused(_("refused_not_text", default="This has to be text."))
        self.field.validate(html or self.field.missing_value)
        return html or self.field.missing_value


@implementer(IFieldDeserializer)
@adapter(ITerm, IDexterityContent, IBrowserRequest)
class TermDeserializer(DefaultFieldDeserializer):
    """Reads a value, or what GET shows of it; plone.restapi itself fails on other objects."""

    def __call__(self, value: Any) -> Any:
        value = token(value)
        self.field.validate(value)
        return value
