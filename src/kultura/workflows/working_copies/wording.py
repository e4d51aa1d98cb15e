"""Field values and places in words: for conflicts, differences and the history."""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from html import unescape
from kultura.behaviors.fields.references import IReference
from kultura.behaviors.fields.references import IReferences
from kultura.behaviors.fields.rows import IRows
from kultura.behaviors.fields.rows import RowId
from kultura.behaviors.lookup import find
from kultura.behaviors.zone import region_zone
from kultura.i18n import _
from kultura.presentation.written import written_date
from kultura.presentation.written import written_showing
from kultura.vocabularies.factory import spoken_language
from kultura.workflows.working_copies.shapes import is_empty
from kultura.workflows.working_copies.values import fields_of
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from typing import Any
from typing import Final
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField

import nh3


NOTHING: Final = "–"


def titles(content: IDexterityContent, path: tuple[str, ...]) -> list[str]:
    """Return what a path is called: the field, then the row, then the column."""
    held = fields_of(content)[path[0]]
    found = [_title(held.field)]
    if IRows.providedBy(held.field):
        return found + list(_titles_in_rows(held.field.row_schema, held.get() or [], path[1:]))
    if IReferences.providedBy(held.field):
        return found  # what it leads to is the value itself
    return found + list(path[1:])


def field_at(content: IDexterityContent, path: tuple[str, ...]) -> IField | None:
    """Return what describes the value at a path: the field, its rows, or a column of theirs."""
    field = fields_of(content)[path[0]].field
    if len(path) == 1:
        return field
    if IReferences.providedBy(field):
        return field.value_type
    if not IRows.providedBy(field):
        return None
    return field.value_type if len(path) == 2 else field.row_schema.get(path[2])


def said(field: IField | None, value: Any) -> str:
    """Return what a value says to a person, in plain words."""
    if is_empty(value):
        return NOTHING
    if isinstance(value, bool):
        return translate(YES if value else NO, context=getRequest())
    if isinstance(value, datetime):
        return written_showing(value, None, region_zone(), spoken_language())
    if isinstance(value, date):
        return written_date(value, spoken_language())
    if isinstance(value, Mapping):
        return _said_of_mapping(field, value)
    if isinstance(value, list | tuple):
        inner = field.value_type if ICollection.providedBy(field) else None
        return ", ".join(said(inner, item) for item in value)
    return _said_of_word(field, value)


YES: Final = _("said_yes", default="yes")
NO: Final = _("said_no", default="no")
UNSEEN: Final = _("said_unseen", default="an item that you may not see yet")


def row_title(row: Mapping[str, Any], schema: Any = None) -> str:
    """Return what a row is called: its date, else its first words; no identifier of anything."""
    start = row.get("start")
    if start is not None:
        return said(None, start)
    words = ((schema.get(name) if schema else None, value) for name, value in row.items())
    return next((said(column, value) for column, value in words if _names(column, value)), NOTHING)


def _names(column: IField | None, value: Any) -> bool:
    return isinstance(value, str) and value != "" and not isinstance(column, RowId)


def _titles_in_rows(schema: Any, rows: list, path: tuple[str, ...]) -> Iterator[str]:
    if path:
        row = next((row for row in rows if path[0] in map(str, row.values())), None)
        yield row_title(row, schema) if row else path[0]
    if len(path) > 1:
        yield _title(schema[path[1]]) if path[1] in schema else path[1]
        yield from path[2:]


def _said_of_mapping(field: IField | None, value: Mapping[str, Any]) -> str:
    schema = getattr(field, "schema", None) or {}
    parts = ((schema.get(name) if schema else None, item) for name, item in value.items())
    telling = ((column, item) for column, item in parts if _tells(column, item))
    return ", ".join(said(column, item) for column, item in telling)


def _tells(column: IField | None, item: Any) -> bool:
    return item is not False and not is_empty(item) and not isinstance(column, RowId)


def _said_of_word(field: IField | None, value: Any) -> str:
    if IChoice.providedBy(field):
        terms = field.bind(None).vocabulary
        return str(terms.getTerm(value).title) if value in terms else str(value)
    if IReference.providedBy(field):
        return _said_of_item(value)
    return unescape(nh3.clean(str(value), tags=set())).strip()


def _said_of_item(uid: str) -> str:
    brains = api.portal.get_tool("portal_catalog")(UID=uid, show_inactive=True)
    if brains:
        return brains[0].Title
    is_there = find(api.portal.get(), uid) is not None
    return translate(UNSEEN, context=getRequest()) if is_there else NOTHING


def _title(field: IField) -> str:
    return translate(field.title, context=getRequest())
