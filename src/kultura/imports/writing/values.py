"""Values of a draft in the types its fields take: text for lines, lists for lists, rows for rows.

A mapping says where a value comes from; that 1966 goes into a line of text, or that one word goes
into a list of words, need not be said.
"""

from kultura.behaviors.fields.rows import IRows
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from typing import Any
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


def fitted(field: IField, value: Any) -> Any:
    """Return a value in the type of its field; what does not fit stays, and is refused later."""
    if IRows.providedBy(field):
        columns = field.row_schema
        return [fitted_row(columns, row) for row in as_list(value)]
    if IList.providedBy(field):
        return [fitted(field.value_type, each) for each in as_list(value)]
    if ITextLine.providedBy(field) or IChoice.providedBy(field):
        return " ".join(as_text(value).split())
    if IText.providedBy(field):
        return as_text(value)
    return value


def fitted_row(columns: Any, row: Any) -> Any:
    """Return a row with each column's value in the type of its column."""
    if not isinstance(row, dict):
        return row
    known = columns.names(all=True)
    return {
        name: fitted(columns[name], value) if name in known else value
        for name, value in row.items()
    }
