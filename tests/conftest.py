"""Fixtures shared by all tests: the Plone layers, and the folder of real input."""

from kultura.testing import FUNCTIONAL_TESTING
from kultura.testing import INTEGRATION_TESTING
from pathlib import Path
from pytest_plone import fixtures_factory

import pytest


pytest_plugins = ["pytest_plone"]

globals().update(
    fixtures_factory((
        (FUNCTIONAL_TESTING, "functional"),
        (INTEGRATION_TESTING, "integration"),
    ))
)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the checkout; skips, saying so, where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"real input is not at {SHARED}")
    return SHARED
