"""Every type can be made, and none of its fields takes a name that Plone uses for its own."""

from plone import api
from plone.app.dexterity.behaviors.metadata import IBasic
from plone.app.dexterity.behaviors.metadata import IDublinCore
from plone.dexterity.content import Container
from plone.dexterity.content import DexterityContent
from plone.dexterity.content import Item
from plone.dexterity.utils import iterSchemataForType
from plone.locking.interfaces import ITTWLockable
from zope.schema import getFieldNames

import pytest


TYPES = [
    "Museum",
    "Theatre",
    "Library",
    "Venue",
    "Exhibit",
    "Performance",
    "Lesson",
    "Event",
    "DigitalObject",
    "DigitalCollection",
    "Document",
    "News Item",
]
PLONES_OWN = set(getFieldNames(IDublinCore)) - set(getFieldNames(IBasic))
ATTRIBUTES = set(dir(DexterityContent)) | set(dir(Item)) | set(dir(Container))
RESTAPI = {"parent", "lock", "items", "layout", "version", "review_state", "working_copy", "type"}


def own_fields(portal_type: str) -> set[str]:
    schemata = iterSchemataForType(portal_type)
    return {
        name
        for schema in schemata
        if schema.__module__.startswith("kultura.")
        for name in getFieldNames(schema)
    }


@pytest.mark.parametrize("portal_type", TYPES)
def test_created(portal, portal_type) -> None:
    with api.env.adopt_roles(["Manager"]):
        obj = api.content.create(portal, portal_type, title="Żółw")
    assert obj.portal_type == portal_type
    assert obj.getId() == "zolw"


@pytest.mark.parametrize("portal_type", TYPES)
def test_can_be_locked(portal, portal_type) -> None:
    """Working copies need it."""
    with api.env.adopt_roles(["Manager"]):
        obj = api.content.create(portal, portal_type, title="x")
    assert ITTWLockable.providedBy(obj)


@pytest.mark.parametrize("portal_type", TYPES)
def test_no_field_takes_a_name_of_plones(portal, portal_type) -> None:
    names = own_fields(portal_type)
    assert names, "a type has fields of its own"
    assert names & PLONES_OWN == set()
    assert names & ATTRIBUTES == set()
    assert names & RESTAPI == set()


@pytest.mark.parametrize("portal_type", TYPES[:10])
def test_own_add_permission(portal, portal_type) -> None:
    fti = api.portal.get_tool("portal_types")[portal_type]
    assert fti.add_permission == f"kultura.Add{portal_type}"
    assert f"kultura: Add {portal_type}" in portal.possible_permissions()


def test_event_is_ours(portal) -> None:
    behaviors = api.portal.get_tool("portal_types")["Event"].behaviors
    assert not [name for name in behaviors if name.startswith("plone.event")]
