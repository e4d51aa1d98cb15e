"""The fields of a content type, as a mapping names them and an import fills them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from kultura.behaviors.internal import IInternal
from kultura.imports.mapping.reading import Target
from plone.dexterity.utils import iterSchemataForType
from typing import Any
from zope.interface import Interface
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField


STOCK = frozenset(("id", "subjects", "language", "effective", "expires", "changeNote"))
"""Fields of stock behaviors which no mapping fills, and which keep their values elsewhere."""


@dataclass(frozen=True)
class TypeFields:
    """Schemas and fields of one portal type."""

    portal_type: str

    @cached_property
    def schemata(self) -> tuple[type[Interface], ...]:
        """The schemas with fields an import may fill, the type's own first."""
        schemata = iterSchemataForType(self.portal_type)
        return tuple(schema for schema in schemata if set(schema.names(all=True)) - STOCK)

    @cached_property
    def fields(self) -> dict[str, IField]:
        """The fields that an import may fill, by name; each is an attribute of the object."""
        pairs = (pair for schema in self.schemata for pair in getFieldsInOrder(schema))
        return {name: field for name, field in pairs if name not in STOCK and not field.readonly}

    @cached_property
    def target(self) -> Target:
        """The names of the fields, as a mapping is checked against them."""
        private = frozenset(IInternal.names()) & self.fields.keys()
        return Target(frozenset(self.fields) - private, private)


@dataclass(frozen=True)
class BoundFields:
    """The fields of a type bound to one context: an object, or the container of new ones.

    Binding looks vocabularies up, so an import binds to its container once, not once a row.
    """

    of_type: TypeFields
    context: Any

    @cached_property
    def fields(self) -> Mapping[str, IField]:
        """The fields by name, each bound when it is first asked for."""
        return Binding(self.of_type.fields, self.context)

    def defaults(self) -> dict[str, Any]:
        """Return the default of every field, lists anew each time."""
        return {name: fresh(value) for name, value in self.known_defaults.items()}

    @cached_property
    def known_defaults(self) -> dict[str, Any]:
        """The default of every field."""
        return {name: self.fields[name].default for name in self.of_type.fields}


class Binding(dict[str, IField]):
    """Bound fields by name."""

    def __init__(self, fields: Mapping[str, IField], context: Any) -> None:
        super().__init__()
        self.unbound = fields
        self.context = context

    def __missing__(self, name: str) -> IField:
        self[name] = self.unbound[name].bind(self.context)
        return self[name]


def fresh(default: Any) -> Any:
    """Return a default that may be changed: a copy of a list or dict."""
    return default.copy() if isinstance(default, list | dict) else default
