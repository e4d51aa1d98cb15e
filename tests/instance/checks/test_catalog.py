"""`kultura check` sees when catalog and content differ."""

from kultura.instance.checks import catalog
from kultura.settings import current
from plone import api
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.indexing import processQueue

import pytest


@pytest.fixture
def page(portal):
    """A page at the top of the site."""
    with api.env.adopt_roles(["Manager"]):
        created = api.content.create(portal, "Document", id="strona", title="Strona")
    processQueue()
    return created


def problems(portal) -> list[str]:
    return list(catalog.problems(portal, current()))


def test_equal(portal, page) -> None:
    assert problems(portal) == []


def test_content_that_is_not_listed(portal, page) -> None:
    portal.portal_catalog.uncatalog_object("/plone/strona")
    assert problems(portal) == ["/plone/strona is not in the catalog."]


def test_an_entry_without_content(portal, page) -> None:
    portal.portal_catalog.catalog_object(page, "/plone/duch")
    assert problems(portal) == ["/plone/duch is in the catalog, but not there."]


def test_another_identifier(portal, page) -> None:
    setattr(page, ATTRIBUTE_NAME, "1" * 32)
    assert problems(portal) == ["/plone/strona has another identifier in the catalog."]


def test_two_entries_of_one_path(portal, page) -> None:
    portal.portal_catalog._catalog.paths[-(2**31)] = "/plone/strona"
    assert problems(portal) == ["/plone/strona is in the catalog 2 times."]
