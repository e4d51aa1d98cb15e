"""The catalog finds items by their words, numbers and references, and keeps nothing private."""

from kultura.behaviors.translations import translate
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import pytest


SECRETS = {
    "insurance_value": 123456.5,
    "insurance_currency": "XTS",
    "storage_place": "Magazyn7regał",
    "donor": "Hieronim Ukryty",
    "internal_note": "niedlawszystkich",
}


@pytest.fixture
def thing(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return api.content.create(
        portal,
        "DigitalObject",
        title="Wazon",
        text="<p>Szkło <b>barwione</b></p>",
        inventory_number="MZ/12/3",
        identifiers=[{"type": "isbn", "value": "83-01"}, {"value": "dawny"}],
        agents=[{"name": "Iga Niebyła", "born": "1901"}],
        topics=[{"label": "wzornictwo"}],
        pictures=[{"image": "a" * 32, "alt": "Pasiasty"}],
        related=["b" * 32],
        **SECRETS,
    )


@pytest.mark.parametrize(
    "word", ["wazon", "barwione", "niebyla", "wzornictwo", "pasiasty", "MZ/12/3", "83-01"]
)
def test_found_by_its_words(thing, word) -> None:
    assert [brain.UID for brain in api.content.find(SearchableText=word)] == [thing.UID()]


def test_found_by_its_translation(thing) -> None:
    translate(thing, "en", {"title": "Vase", "topics": {"wzornictwo": "design"}})
    thing.reindexObject()
    assert [brain.UID for brain in api.content.find(SearchableText="vase design")] == [thing.UID()]


@pytest.mark.parametrize("portal_type", ["Document", "News Item", "Event"])
def test_the_text_of_every_type_is_found(portal, portal_type) -> None:
    setRoles(portal, TEST_USER_ID, ["Manager"])
    obj = api.content.create(portal, portal_type, title="x", text="<p>Zażółć</p>")
    assert [brain.UID for brain in api.content.find(SearchableText="zażółć")] == [obj.UID()]


@pytest.mark.parametrize(
    "query",
    [
        {"inventory_number": "MZ/12/3"},
        {"identifiers": "isbn:83-01"},
        {"identifiers": "dawny"},
        {"refers_to": "a" * 32},
        {"refers_to": "b" * 32},
    ],
)
def test_found_by_number_and_reference(thing, query) -> None:
    assert [brain.UID for brain in api.content.find(**query)] == [thing.UID()]


def test_nothing_private_is_in_a_column_or_an_index(thing) -> None:
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(thing.getPhysicalPath())
    columns = catalog.getMetadataForUID(path)
    entries = catalog.getIndexDataForUID(path)
    kept = repr(columns).lower() + repr(entries).lower()
    assert "wazon" in kept
    for secret in ("123456", "xts", "magazyn7", "hieronim", "ukryty", "niedlawszystkich"):
        assert secret not in kept


def test_columns_are_plones_own(portal) -> None:
    """A column is copied into every answer of a search; ours have none."""
    ours = {*SECRETS, "agents", "inventory_number", "identifiers", "occurrences", "translations"}
    assert not ours & set(api.portal.get_tool("portal_catalog").schema())
