"""Rows: a field whose value is a list of plain dicts, described by a schema of its columns.

Showings, prices, people and pictures are rows. A row may leave a column out; the form and
plone.restapi write all of them. What is wrong is said with the row's number and the column's
title.
"""

from .lists import PlainList
from .refusals import nearest
from .refusals import refusal_of
from .refusals import Refused
from collective.z3cform.datagridfield.interfaces import IRow
from collective.z3cform.datagridfield.row import DictRow
from kultura.i18n import _
from typing import Any
from uuid import uuid4
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList
from zope.schema.interfaces import ValidationError


MOST_ROWS = 2000


class IPlainRow(IRow):
    """A row that is a plain dict."""


class IRows(IList):
    """A field whose value is a list of plain dicts."""


class RowId(schema.TextLine):
    """The stable name of a row; made when a row is new."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        kw.setdefault("title", _("label_row_id", default="Identifier"))
        kw.setdefault("max_length", 64)
        super().__init__(**kw)


class RowValues:
    """A row seen as an object, for the invariants of its schema."""

    def __init__(self, row_schema: type[Interface], row: dict[str, Any]) -> None:
        for name, column in getFieldsInOrder(row_schema):
            setattr(self, name, row.get(name, column.missing_value))


class ColumnRefused(Refused):
    """A refusal of one column's value."""

    def __init__(self, column: IField, reason: Refused) -> None:
        self.column = column
        super().__init__(
            _(
                "refused_column",
                default="${column}: ${reason}",
                mapping={"column": column.title, "reason": reason.message},
            )
        )


@implementer(IPlainRow)
class Row(DictRow):
    """One row: a dict with the columns of a schema."""

    def _validate(self, value: object) -> None:
        if not isinstance(value, dict):
            raise not_a_row()
        refuse_unknown_columns(self.schema, value)
        for name, column in getFieldsInOrder(self.schema):
            check_column(column.bind(self.context), value.get(name, column.missing_value))
        check_invariants(self.schema, value)


@implementer(IRows)
class Rows(PlainList):
    """A list of rows; where ``key`` names a column, its values tell the rows apart."""

    def __init__(self, row_schema: type[Interface], key: str | None = None, **kw) -> None:
        self.key = key
        super().__init__(value_type=Row(schema=row_schema, title=kw.get("title", "")), **kw)

    @property
    def row_schema(self) -> type[Interface]:
        return self.value_type.schema

    def _validate(self, value: object) -> None:
        if not isinstance(value, list):
            raise not_rows()
        if len(value) > MOST_ROWS:
            raise too_many_rows()
        for number, row in enumerate(value, 1):
            self._validate_row(number, row)
        self._validate_keys(value)

    def _validate_row(self, number: int, row: object) -> None:
        try:
            self.value_type.bind(self.context).validate(row)
        except ValidationError as error:
            raise in_row(number, refusal_of(error)) from error

    def _validate_keys(self, rows: list[dict]) -> None:
        if self.key is None:
            return
        seen: set[str] = set()
        for number, row in enumerate(rows, 1):
            key = row.get(self.key)
            if not key:
                raise in_row(number, missing_key(self.row_schema[self.key]))
            if key in seen:
                raise in_row(number, duplicate_key(self.row_schema[self.key], key))
            seen.add(key)


def check_column(column: IField, value: object) -> None:
    try:
        column.validate(value)
    except ValidationError as error:
        raise ColumnRefused(column, refusal_of(error)) from error


def check_invariants(row_schema: type[Interface], row: dict) -> None:
    errors: list[Invalid] = []
    try:
        row_schema.validateInvariants(RowValues(row_schema, row), errors)
    except Invalid:
        raise refusal_of(errors[0]) from None


def refuse_unknown_columns(row_schema: type[Interface], row: dict) -> None:
    columns = [name for name, _column in getFieldsInOrder(row_schema)]
    for name in row:
        if name not in columns:
            raise unknown_column(name, nearest(name, columns))


def completed(row_schema: type[Interface], row: dict[str, Any]) -> dict[str, Any]:
    """Return ``row`` with every column of its schema, an identifier made where it has none."""
    return {
        name: _filled(column, row.get(name, column.default))
        for name, column in getFieldsInOrder(row_schema)
    }


def _filled(column: IField, value: object) -> object:
    if isinstance(column, RowId) and not value:
        return new_row_id()
    return value


def new_row_id() -> str:
    """Return a name that no other row has."""
    return uuid4().hex[:12]


def in_row(number: int, reason: Refused) -> Refused:
    return Refused(
        _(
            "refused_row",
            default="Row ${number}: ${reason}",
            mapping={"number": str(number), "reason": reason.message},
        )
    )


def not_rows() -> Refused:
    return Refused(_("refused_not_rows", default="This has to be a list of rows."))


def too_many_rows() -> Refused:
    return Refused(
        _(
            "refused_too_many_rows",
            default="There are more than ${most} rows.",
            mapping={"most": str(MOST_ROWS)},
        )
    )


def not_a_row() -> Refused:
    return Refused(_("refused_not_a_row", default="This is not a row with columns."))


def missing_key(column: IField) -> Refused:
    return ColumnRefused(
        column, Refused(_("refused_missing_key", default="This has to be filled in."))
    )


def duplicate_key(column: IField, key: object) -> Refused:
    return ColumnRefused(
        column,
        Refused(
            _(
                "refused_duplicate_key",
                default="“${key}” is in another row already.",
                mapping={"key": str(key)},
            )
        ),
    )


def unknown_column(name: object, hint: str | None) -> Refused:
    if hint is None:
        return Refused(
            _(
                "refused_unknown_column",
                default="There is no column “${name}”.",
                mapping={"name": str(name)},
            )
        )
    return Refused(
        _(
            "refused_unknown_column_nearest",
            default="There is no column “${name}”. Did you mean “${nearest}”?",
            mapping={"name": str(name), "nearest": hint},
        )
    )
