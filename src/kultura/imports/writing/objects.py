"""Creates and changes digital objects, with the events everything else relies on."""

from Acquisition import aq_base
from collections.abc import Mapping
from kultura.imports.writing.fields import TypeFields
from OFS.event import ObjectWillBeAddedEvent
from typing import Any
from zope.component import createObject
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectAddedEvent
from zope.lifecycleevent import ObjectCreatedEvent
from zope.lifecycleevent import ObjectModifiedEvent


def new(fields: TypeFields, name: str, values: Mapping[str, Any]) -> Any:
    """Return a new object with all its fields set, which is nowhere yet.

    Setting every field, as a form does, spares the catalog some hundred look-ups of defaults.
    """
    obj = createObject(fields.portal_type)
    obj.portal_type = fields.portal_type
    obj.id = name
    write(obj, values)
    return obj


def add(obj: Any, container: Any) -> Any:
    """Put a new object into its container under its id, which is free; return it there.

    The container's own modification is told once a batch, not here.
    """
    notify(ObjectCreatedEvent(obj))
    notify(ObjectWillBeAddedEvent(obj, container, obj.id))
    container._setObject(obj.id, obj, suppress_events=True)
    added = container._getOb(obj.id)
    notify(ObjectAddedEvent(added, container, obj.id))
    return added


def change(obj: Any, fields: TypeFields, values: Mapping[str, Any]) -> None:
    """Set fields of an object, and say that it was modified; nothing to set is no change."""
    if not values:
        return
    write(obj, values)
    described = (
        Attributes(schema, *(name for name in schema.names() if name in values))
        for schema in fields.schemata
    )
    notify(ObjectModifiedEvent(obj, *(each for each in described if each.attributes)))


def write(obj: Any, values: Mapping[str, Any]) -> None:
    """Set attributes."""
    base = aq_base(obj)
    for name, value in values.items():
        setattr(base, name, value)


def current(obj: Any, fields: TypeFields) -> dict[str, Any]:
    """Return the values of all fields."""
    base = aq_base(obj)
    return {name: getattr(base, name, None) for name in fields.fields}
