"""Kultura installs into a site, and leaves it when it is uninstalled."""

import pytest


@pytest.fixture
def package_name() -> str:
    return "kultura"


def test_installed(installer) -> None:
    assert installer.is_product_installed("kultura") is True


def test_layer_registered(browser_layers) -> None:
    from kultura.interfaces import IKulturaLayer

    assert IKulturaLayer in browser_layers


def test_uninstalled(uninstalled, installer, browser_layers) -> None:
    from kultura.interfaces import IKulturaLayer

    assert installer.is_product_installed("kultura") is False
    assert IKulturaLayer not in browser_layers


def test_uninstalled_the_site_is_governed_as_plone_s_are(uninstalled, portal) -> None:
    tool = portal.portal_workflow
    assert tool.getDefaultChain() == ("simple_publication_workflow",)
    assert [name for name in tool.objectIds() if name.startswith("kultura_")] == []
    assert tool.getChainForPortalType("Museum") == tool.getDefaultChain()


def test_uninstalled_plone_s_types_are_plone_s_again(uninstalled, portal) -> None:
    types = portal.portal_types
    assert not {"Exhibit", "DigitalObject", "Venue"} & set(types.objectIds())
    assert types["Event"].klass == "plone.app.contenttypes.content.Event"
    assert "plone.richtext" in types["Document"].behaviors
    assert "kultura.text" not in types["Document"].behaviors
