"""A site with Kultura and this package."""

from kultura.testing import FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from pytest_plone import fixtures_factory

import kultura_gallery


pytest_plugins = ["pytest_plone"]


class GalleryLayer(PloneSandboxLayer):
    """Kultura's site with the add-on's profile."""

    defaultBases = (FIXTURE,)

    def setUpZope(self, app, configurationContext) -> None:
        self.loadZCML(package=kultura_gallery)

    def setUpPloneSite(self, portal) -> None:
        applyProfile(portal, "kultura_gallery:default")


LAYER = IntegrationTesting(bases=(GalleryLayer(),), name="Gallery:Integration")

globals().update(fixtures_factory(((LAYER, "integration"),), keep_session=False))
