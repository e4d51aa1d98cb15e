"""Fixtures shared by all tests: the Plone layers, and the folder of real input."""

from collections import Counter
from collections.abc import Iterator
from kultura.instance import testing
from kultura.instance.testing import RunningCms
from kultura.restapi.auth.attempts import ATTEMPTS
from kultura.testing import FUNCTIONAL_TESTING
from kultura.testing import INTEGRATION_TESTING
from pathlib import Path
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
from pytest_plone import fixtures_factory
from zExceptions import HTTPException
from zope.event import subscribers
from ZPublisher.interfaces import IPubFailure

import logging
import os
import pytest
import requests
import shutil
import tempfile
import transaction


pytest_plugins = ["pytest_plone"]
log = logging.getLogger("kultura.tests")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

LAYERS = ((FUNCTIONAL_TESTING, "functional"), (INTEGRATION_TESTING, "integration"))

globals().update(fixtures_factory(LAYERS, keep_session=False))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files of tests that take minutes first, then those with most tests.

    Two processes share the files: a long one that comes last is waited for by the other process.
    """
    tests = Counter(item.path for item in items)
    minutes = {item.path for item in items if item.get_closest_marker("minutes")}
    items.sort(key=lambda item: (item.path not in minutes, -tests[item.path]))


@pytest.fixture(scope="session", autouse=True)
def keep_layers(request) -> None:
    """Set each layer up once, and only if a test of this run asks for it.

    pytest-plone's own way sets up every layer in every run, so that a test of pure
    functions would wait ten seconds for a site it never sees.
    """
    asked = {name for item in request.session.items for name in item.fixturenames}
    for _layer, prefix in LAYERS:
        if prefix in asked:
            request.getfixturevalue(f"{prefix}_session")


@pytest.fixture(scope="session", autouse=True)
def told_failures() -> Iterator[None]:
    """Log why a page of the functional layer was answered 500: it says so to nobody else."""

    def tell(event: object) -> None:
        if IPubFailure.providedBy(event) and not issubclass(event.exc_info[0], HTTPException):
            log.error("a page failed", exc_info=event.exc_info)

    subscribers.append(tell)
    yield
    subscribers.remove(tell)


SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the checkout; skips, saying so, where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"real input is not at {SHARED}")
    return SHARED


TEST_ROOT = "KULTURA_TEST_ROOT"


def pytest_configure(config: pytest.Config) -> None:
    """Name one directory for the instances of this run, before any worker starts."""
    if TEST_ROOT not in os.environ and not hasattr(config, "workerinput"):
        root = tempfile.mkdtemp(prefix="kultura-test-")
        Path(root).chmod(0o755)
        os.environ[TEST_ROOT] = root
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(TEST_ROOT)))


@pytest.fixture(scope="session")
def instances() -> Path:
    """The directory of this run's instances; it is removed at the end."""
    return Path(os.environ[TEST_ROOT])


@pytest.fixture(scope="session")
def running_cms(instances: Path, worker_id: str) -> Iterator[RunningCms]:
    """The real cms on RelStorage with an empty region: `url`, `auth`, `home`, `kultura(…)`."""
    with testing.running(testing.copy_region(instances, f"cms-{worker_id}")) as cms:
        yield cms


@pytest.fixture(autouse=True)
def nobody_failed_to_log_in_before() -> None:
    """Forget who got a password wrong in the test before."""
    ATTEMPTS.forget()


@pytest.fixture
def browser(functional_portal) -> Browser:
    """A browser without JavaScript, logged in as the site's owner."""
    transaction.commit()
    browser = Browser(functional_portal.aq_parent)
    browser.handleErrors = False
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    return browser


class Api:
    """plone.restapi of the test site over HTTP, as the site's owner."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()
        self.session.headers["Accept"] = "application/json"
        self.session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)

    def __call__(self, method: str, path: str, **json) -> requests.Response:
        """Send a request to a path of the site, or to a whole URL, with ``json`` as its body."""
        url = path if path.startswith("http") else f"{self.base}/{path}"
        return self.session.request(method, url, json=json or None)


@pytest.fixture
def api_client(functional_portal) -> Iterator[Api]:
    """The editing API of the test site."""
    transaction.commit()
    client = Api(functional_portal.absolute_url())
    yield client
    client.session.close()


@pytest.fixture(scope="session")
def chromium():
    """Chromium as Debian packages it; skips, saying what to install, where there is none."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("browser tests need Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
