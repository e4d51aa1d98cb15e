"""Columns and JSON: pure functions between a row's values and what JSON can carry.

Moments are RFC 3339 with offset, days ``YYYY-MM-DD``; everything else is as it is.
"""

from .moments import day_from
from .moments import Moment
from .moments import moment_from
from .numbers import not_a_number
from .refusals import refusal_of
from .refusals import Refused
from .rows import ColumnRefused
from .rows import completed
from .rows import not_a_row
from .rows import refuse_unknown_columns
from .terms import Term
from collections.abc import Callable
from datetime import date
from datetime import datetime
from kultura.i18n import _
from typing import Any
from zoneinfo import ZoneInfo
from zope.interface import Interface
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IField
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IList
from zope.schema.interfaces import IText
from zope.schema.interfaces import ValidationError


def to_json(value: Any) -> Any:
    """Return a column's value as JSON carries it."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {name: to_json(item) for name, item in value.items()}
    return value


def row_to_json(row_schema: type[Interface], row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with all its columns; one without a value is null."""
    return {
        name: to_json(row.get(name, column.missing_value))
        for name, column in getFieldsInOrder(row_schema)
    }


def row_from_json(row_schema: type[Interface], data: object, zone: ZoneInfo) -> dict[str, Any]:
    """Return a complete row; raises Refused, naming the column, where a value cannot be read."""
    if not isinstance(data, dict):
        raise not_a_row()
    refuse_unknown_columns(row_schema, data)
    read = {
        name: column_from_json(column, data[name], zone)
        for name, column in getFieldsInOrder(row_schema)
        if name in data
    }
    return completed(row_schema, read)


def column_from_json(column: IField, value: Any, zone: ZoneInfo) -> Any:
    """Return a column's value; null is the value of what is not known."""
    if value is None:
        return column.missing_value
    try:
        return _read(column, value, zone)
    except ValidationError as error:
        raise ColumnRefused(column, refusal_of(error)) from error


def _read(column: IField, value: Any, zone: ZoneInfo) -> Any:
    if isinstance(column, Moment):
        return moment_from(value, zone)
    if isinstance(column, Term):
        return token(value)
    reader = next((read for kind, read in READERS if kind.providedBy(column)), None)
    return value if reader is None else reader(column, value)


def token(value: Any) -> Any:
    """Return a term's value, from the value itself or from what GET shows of it."""
    return value.get("token") if isinstance(value, dict) else value


def _bool(column: IField, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused(_("refused_not_a_bool", default="This is either true or false."))
    return value


def _int(column: IField, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise not_a_number(value)
    return value


def _number(column: IField, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise not_a_number(value)
    return value


def _words(column: IField, value: Any) -> str | None:
    if not isinstance(value, str):
        raise Refused(_("refused_not_text", default="This has to be text."))
    return value.strip() or column.missing_value


def _list(column: IField, value: Any) -> list:
    if not isinstance(value, list):
        raise Refused(_("refused_not_a_list", default="This has to be a list."))
    return [token(item) for item in value]


READERS: tuple[tuple[type[Interface], Callable[[IField, Any], Any]], ...] = (
    (IBool, _bool),
    (IInt, _int),
    (IFloat, _number),
    (IDate, lambda column, value: day_from(value)),
    (IList, _list),
    (IText, _words),
)
