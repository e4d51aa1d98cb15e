"""Field values of a content object as plain data, and back.

Merging and comparing need plain data; what a field stores may be persistent (files, relations).
Nothing is ever shared between a working copy and its original: every value is made anew.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import singledispatch
from hashlib import sha256
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone.app.textfield.value import RichTextValue
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedFile
from typing import Any
from typing import Final
from z3c.relationfield import RelationValue
from zope.interface import Interface
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField


# Facts of the object itself (its id) or of one save (a change note), not of what is proposed.
NOT_PROPOSED: Final = frozenset({"id", "changeNote", "versioning_enabled"})


@dataclass(frozen=True)
class HeldField:
    """A field of a content object with the schema it comes by and the adapter that holds it."""

    schema: type[Interface]
    field: IField
    holder: Any

    def get(self) -> Any:
        """Return the stored value."""
        return self.field.get(self.holder)

    def set(self, value: Any) -> None:
        """Store a value as it is."""
        self.field.set(self.holder, value)


def fields_of(obj: IDexterityContent) -> dict[str, HeldField]:
    """Return, by name, the fields a proposal may change."""
    found: dict[str, HeldField] = {}
    for held in _all_fields(obj):
        name = held.field.__name__
        if name not in NOT_PROPOSED and not held.field.readonly:
            found.setdefault(name, held)
    return found


def values_of(obj: IDexterityContent) -> dict[str, Any]:
    """Return the object's values as plain data, by field."""
    return {name: plain(held.get()) for name, held in fields_of(obj).items()}


def write_values(obj: IDexterityContent, values: dict[str, Any], source: IDexterityContent) -> None:
    """Store plain values in ``obj``; files and relations are copied from where they live.

    ``source`` is the other object whose files and relations the plain values may name.
    """
    sources = fields_of(source)
    for name, held in fields_of(obj).items():
        if name in values:
            lives = [side.get() for side in (held, sources.get(name)) if side is not None]
            value = restored(values[name], *lives)
            held.set(held.field.missing_value if value is None else value)


@singledispatch
def plain(value: Any) -> Any:
    """Return a stored value as plain data, equal for values that mean the same."""
    return deepcopy(value)


@plain.register(list)
@plain.register(PersistentList)
def _plain_list(value: list) -> list:
    return [plain(item) for item in value]


@plain.register(dict)
@plain.register(PersistentMapping)
def _plain_mapping(value: dict) -> dict:
    return {key: plain(item) for key, item in value.items()}


@plain.register
def _plain_rich_text(value: RichTextValue) -> str:
    return value.raw


@plain.register
def _plain_relation(value: RelationValue) -> str:
    return f"relation:{value.to_id}"


@plain.register(NamedFile)
@plain.register(NamedBlobFile)
def _plain_file(value: NamedBlobFile) -> str:
    digest = sha256(value.data).hexdigest()
    return f"{value.filename} ({value.contentType}, {value.getSize()} bytes, sha256 {digest})"


def restored(value: Any, *lives: Any) -> Any:
    """Return what to store for a plain value, made anew.

    A file or relation, of which the plain value says only the name, is copied from the one of
    ``lives`` that it names.
    """
    for live in lives:
        if live is not None and plain(live) == value:
            return _anew(live)
    if isinstance(value, list):
        return [restored(item, *_items(lives)) for item in value]
    return deepcopy(value)


def _items(lives: tuple[Any, ...]) -> Iterator[Any]:
    for live in lives:
        if isinstance(live, (list, PersistentList)):
            yield from live


@singledispatch
def _anew(value: Any) -> Any:
    return deepcopy(value)


@_anew.register(list)
@_anew.register(PersistentList)
def _anew_list(value: list) -> list:
    return [_anew(item) for item in value]


@_anew.register(dict)
@_anew.register(PersistentMapping)
def _anew_mapping(value: dict) -> dict:
    return {key: _anew(item) for key, item in value.items()}


@_anew.register
def _anew_rich_text(value: RichTextValue) -> RichTextValue:
    return RichTextValue(value.raw, value.mimeType, value.outputMimeType, value.encoding)


@_anew.register
def _anew_relation(value: RelationValue) -> RelationValue:
    return RelationValue(value.to_id)


@_anew.register(NamedFile)
@_anew.register(NamedBlobFile)
def _anew_file(value: NamedBlobFile) -> NamedBlobFile:
    return type(value)(value.data, contentType=value.contentType, filename=value.filename)


def _all_fields(obj: IDexterityContent) -> Iterator[HeldField]:
    for schema in iterSchemata(obj):
        holder = schema(obj, None)
        if holder is not None:
            yield from (
                HeldField(schema, field, holder) for _name, field in getFieldsInOrder(schema)
            )
