"""The fields of a content type, as a mapping names them and an import fills them."""

from copy import deepcopy
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

    def defaults(self, container: Any) -> dict[str, Any]:
        """Return a fresh default for every field, for a new object in a container."""
        return {
            name: deepcopy(field.bind(container).default) for name, field in self.fields.items()
        }
