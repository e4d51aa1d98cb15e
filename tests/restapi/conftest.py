"""A small region over real HTTP: two institutions, an editor in each, and clients for them."""

from dataclasses import dataclass
from dataclasses import field
from kultura.restapi import anonymous
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import pytest
import requests
import transaction


PASSWORD = "Correct-horse-9"


@dataclass
class Client:
    """Sends requests to the site as one person; paths start at the site."""

    site: str
    person: tuple[str, str] | None = None
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.auth = self.person
        self.session.headers["Accept"] = "application/json"
        self.session.headers["Accept-Language"] = "en"

    def ask(self, method: str, path: str = "", **sent) -> requests.Response:
        address = path if path.startswith("http") else f"{self.site}/{path.lstrip('/')}"
        return self.session.request(method, address, allow_redirects=False, timeout=30, **sent)

    def get(self, path: str = "", **sent) -> requests.Response:
        return self.ask("GET", path, **sent)

    def post(self, path: str = "", **sent) -> requests.Response:
        return self.ask("POST", path, **sent)

    def patch(self, path: str = "", **sent) -> requests.Response:
        return self.ask("PATCH", path, **sent)

    def delete(self, path: str = "", **sent) -> requests.Response:
        return self.ask("DELETE", path, **sent)


@pytest.fixture
def site(functional_portal):
    """The site, open to anonymous visitors, in which a test may commit."""
    getUtility(IRegistry)[anonymous.RECORD] = True
    transaction.commit()
    return functional_portal


@pytest.fixture
def closed_site(site):
    """The site as it is installed: closed to anonymous visitors."""
    getUtility(IRegistry)[anonymous.RECORD] = False
    transaction.commit()
    return site


@pytest.fixture
def client_of(site):
    """Return a function that makes a client for a person: (login, password)."""
    return lambda person: Client(site.absolute_url(), person)


@pytest.fixture
def manager(site) -> Client:
    return Client(site.absolute_url(), (SITE_OWNER_NAME, SITE_OWNER_PASSWORD))


@pytest.fixture
def visitor(site) -> Client:
    return Client(site.absolute_url())


@pytest.fixture
def client(site):
    """Makes a client for a user by name."""
    return lambda name: Client(site.absolute_url(), (name, PASSWORD))
