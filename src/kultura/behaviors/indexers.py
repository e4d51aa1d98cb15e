"""What the catalog of the cms is told about every item: enough for editors to find it.

No columns are added, and nothing of ``kultura.internal`` is ever read here. The public's search has
its own index.
"""

from .fields.references import IReference
from .fields.references import IReferences
from .fields.rows import IRows
from .identifiers import IIdentifiers
from .translations import ITranslations
from .translations import source_words
from .translations import text_of
from .translations import translatable_fields
from collections.abc import Iterator
from functools import cache
from kultura.records.text import plain
from plone.dexterity.utils import iterSchemata
from plone.indexer import indexer
from typing import Any
from zope.schema import getFieldsInOrder


@indexer(ITranslations)
def searchable_text(obj: Any) -> str:
    """Return the words of an item in all its languages, its people and numbers."""
    return " ".join(dict.fromkeys(word for word in _all_words(obj) if word))


@indexer(IIdentifiers)
def inventory_number(obj: Any) -> str | None:
    """Return the inventory number."""
    return obj.inventory_number or None


@indexer(IIdentifiers)
def identifiers(obj: Any) -> list[str]:
    """Return the identifiers, each alone and with its kind before it (``isbn:83-…``)."""
    rows = [row for row in obj.identifiers or () if row.get("value")]
    kinds = [f"{row['type']}:{row['value']}" for row in rows if row.get("type")]
    return [*(row["value"] for row in rows), *kinds]


@indexer(ITranslations)
def refers_to(obj: Any) -> list[str]:
    """Return the UIDs of all that the item refers to: venues, pictures, works, related items."""
    return sorted({uid for fields in iterSchemata(obj) for uid in _references(obj, fields) if uid})


def _references(obj: Any, schema: Any) -> Iterator[str]:
    for name, columns in _referring(schema):
        found = getattr(obj, name, None) or ()
        if columns is None:
            yield from found
        for row in found if columns else ():
            yield from (row.get(column) for column in columns)


@cache  # asked for every schema of every item that is indexed
def _referring(schema: Any) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    """Return the fields that hold UIDs: None for a list of them, else the columns of rows."""
    fields = getFieldsInOrder(schema)
    lists = ((name, None) for name, field in fields if IReferences.providedBy(field))
    rows = ((name, _columns(field)) for name, field in fields if IRows.providedBy(field))
    return (*lists, *((name, columns) for name, columns in rows if columns))


def _columns(rows: Any) -> tuple[str, ...]:
    columns = getFieldsInOrder(rows.row_schema)
    return tuple(name for name, kind in columns if IReference.providedBy(kind))


def _all_words(obj: Any) -> Iterator[str]:
    yield obj.getId()
    for name in translatable_fields(obj):
        yield from map(_without_markup, filter(None, source_words(obj, name)))
    for row in getattr(obj, "agents", None) or ():
        yield row.get("name")
    for entries in (obj.translations or {}).values():
        for entry in entries.values():
            text = text_of(entry)
            texts = text.values() if isinstance(text, dict) else [text]
            yield from map(_without_markup, filter(None, texts))
    yield getattr(obj, "inventory_number", None)
    for row in getattr(obj, "identifiers", None) or ():
        yield row.get("value")


def _without_markup(text: str) -> str:
    return plain(text) if "<" in text else text
