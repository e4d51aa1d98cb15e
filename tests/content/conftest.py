"""A browser and an API client that talk to the site as a Manager."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser

import pytest
import requests
import transaction


@pytest.fixture
def browser(functional_portal) -> Browser:
    """A browser logged in as the site's owner."""
    transaction.commit()
    browser = Browser(functional_portal.aq_parent)
    browser.handleErrors = False
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    return browser


class Api:
    """plone.restapi of the test site, as its owner."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()
        self.session.headers["Accept"] = "application/json"
        self.session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)

    def __call__(self, method: str, path: str, **json) -> requests.Response:
        url = path if path.startswith("http") else f"{self.base}/{path}"
        return self.session.request(method, url, json=json or None)


@pytest.fixture
def api_client(functional_portal) -> Api:
    """The editing API over HTTP."""
    transaction.commit()
    with_api = Api(functional_portal.absolute_url())
    yield with_api
    with_api.session.close()
