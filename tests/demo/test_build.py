"""The demo region is built by its own people, in every state of the workflow."""

from kultura.demo.build import build_region
from kultura.instance.checks.catalog import repeated
from plone import api

import pytest


@pytest.fixture
def region(portal, monkeypatch):
    """A demo region in the layer's site, without commits so that the layer stays clean."""
    monkeypatch.setattr("kultura.demo.build.transaction.commit", lambda: None)
    with api.env.adopt_roles(["Manager"]):
        build_region(portal, "Haslo-do-testow-1")
    return portal


def test_region(region) -> None:
    states = {}
    for brain in region.portal_catalog.unrestrictedSearchResults(path="/plone"):
        states.setdefault(brain.portal_type, set()).add(str(brain.review_state))
    assert states["Exhibit"] == {"draft", "pending", "published", "withdrawn"}
    assert {"Museum", "Theatre", "Library", "Performance", "Lesson"} <= set(states)
    _history_names_who_decided(region)
    _pictures_are_stored_in_the_section(region)
    assert repeated(region) == [], "each path is one record of the catalog"
    _building_again_changes_nothing(region)


def _history_names_who_decided(region) -> None:
    exhibit = region["muzeum"]["wystawy"]["morze-ktorego-nie-bylo"]
    history = exhibit.workflow_history["kultura_approval"]
    steps = [(entry["action"], entry["actor"]) for entry in history if entry["action"]]
    assert steps == [("submit", "muzeum"), ("publish", "region")]


def _pictures_are_stored_in_the_section(region) -> None:
    exhibit = region["muzeum"]["wystawy"]["morze-ktorego-nie-bylo"]
    stored = region.portal_catalog.unrestrictedSearchResults(UID=exhibit.pictures[0]["image"])
    assert [brain.getPath() for brain in stored] == [
        "/plone/muzeum/media/morze-ktorego-nie-bylo.jpg"
    ]


def _building_again_changes_nothing(region) -> None:
    before = len(region.portal_catalog)
    with api.env.adopt_roles(["Manager"]):
        build_region(region, "Haslo-do-testow-1")
    assert len(region.portal_catalog) == before
