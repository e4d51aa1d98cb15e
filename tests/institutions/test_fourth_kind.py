"""Adding a kind of institution is adding one folder and one FTI: nothing else knows of it."""

from kultura.interfaces import IPublicRecord
from museums import open_museums
from pathlib import Path
from plone import api
from plone.dexterity.fti import DexterityFTI
from plone.testing import zca
from Products.GenericSetup.interfaces import IBody
from Products.GenericSetup.tests.common import DummyImportContext
from zope.component import getMultiAdapter
from zope.configuration import xmlconfig

import gallery
import pytest


@pytest.fixture
def section(portal, integration):
    open_museums(portal)
    context = zca.stackConfigurationContext(integration["configurationContext"])
    xmlconfig.file("configure.zcml", gallery, context=context)
    types = api.portal.get_tool("portal_types")
    types._setObject("Gallery", DexterityFTI("Gallery"))
    xml = (Path(gallery.__file__).parent / "Gallery.xml").read_bytes()
    getMultiAdapter((types["Gallery"], DummyImportContext(portal, False)), IBody).body = xml
    with api.env.adopt_user(username="region"):
        return api.content.create(portal, "Gallery", "galeria", title="Galeria")


def test_it_is_provisioned(section) -> None:
    assert list(section) == ["wystawy", "miejsca"]
    assert section["miejsca"]["sala"].portal_type == "Venue"
    assert section.get_local_roles_for_userid("galeria-editors") == ("Institution Editor",)


def test_it_is_governed(section) -> None:
    assert api.content.get_state(section) == "active"
    tool = api.portal.get_tool("portal_workflow")
    assert tool.getTitleForStateOnType("suspended", "Gallery") == "Suspended"
    with api.env.adopt_user(username="region"):
        tool.doActionFor(section, "suspend", comment="Not ready.")
    with api.env.adopt_user(username="zamek-editor"):
        assert not api.content.find(path="/".join(section.getPhysicalPath()))


def test_its_parts_take_what_they_are_for(section) -> None:
    api.group.add_user(groupname="galeria-editors", username="zamek-editor")
    with api.env.adopt_user(username="zamek-editor"):
        assert [fti.getId() for fti in section["wystawy"].allowedContentTypes()] == ["Exhibit"]
        exhibit = api.content.create(section["wystawy"], "Exhibit", title="Wystawa")
    assert api.content.get_state(exhibit) == "draft"


def test_it_has_a_public_record(section) -> None:
    assert IPublicRecord(section).record("pl").kind == "gallery"
