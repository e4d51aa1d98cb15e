"""`kultura upgrade` knows what a site lacks, and does it."""

from kultura.instance import upgrading
from kultura.settings import current
from kultura.settings import Settings

import dataclasses
import pytest


def with_addons(*packages: str) -> Settings:
    """Settings that name add-ons under zcml_package_includes."""
    settings = current()
    context = settings.default_context.model_copy(update={"zcml_package_includes": packages})
    return dataclasses.replace(settings, default_context=context)


@pytest.fixture
def setup(portal):
    """The site's setup tool."""
    return portal.portal_setup


def test_a_new_site_is_current(portal) -> None:
    assert upgrading.pending(portal, with_addons()) == []


def test_an_older_profile_is_behind(portal, setup) -> None:
    setup.setLastVersionForProfile("plone.app.contenttypes:default", "2000")
    assert list(upgrading.profile_steps(portal, "plone.app.contenttypes:default")) != []


def test_an_addon_is_installed_and_said(portal, setup) -> None:
    settings = with_addons("plone.session")
    said = list(upgrading.upgrade(portal, settings))
    assert said == ["install the profile plone.session:default: done"]
    assert setup.getLastVersionForProfile("plone.session:default") != "unknown"
    assert upgrading.pending(portal, settings) == []


def test_a_package_without_profile_needs_nothing(portal) -> None:
    assert upgrading.pending(portal, with_addons("plone.rest", "no.such.package")) == []
