"""Test layers: one Plone site with Kultura installed, shared by every test of a run."""

from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE

import kultura
import os


class KulturaLayer(PloneSandboxLayer):
    """A site with Kultura's default profile, in memory."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app, configurationContext) -> None:
        os.environ.setdefault("zope_i18n_compile_mo_files", "1")
        self.loadZCML(package=kultura)

    def setUpPloneSite(self, portal) -> None:
        applyProfile(portal, "kultura:default")


FIXTURE = KulturaLayer()
INTEGRATION_TESTING = IntegrationTesting(bases=(FIXTURE,), name="Kultura:Integration")
FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(FIXTURE, WSGI_SERVER_FIXTURE), name="Kultura:Functional"
)
