"""Fixtures shared by all tests: the Plone layers, and the folder of real input."""

from kultura.testing import FUNCTIONAL_TESTING
from kultura.testing import INTEGRATION_TESTING
from pathlib import Path
from pytest_plone import fixtures_factory

import pytest


pytest_plugins = ["pytest_plone"]

LAYERS = ((FUNCTIONAL_TESTING, "functional"), (INTEGRATION_TESTING, "integration"))

globals().update(fixtures_factory(LAYERS, keep_session=False))


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


SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the checkout; skips, saying so, where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"real input is not at {SHARED}")
    return SHARED
