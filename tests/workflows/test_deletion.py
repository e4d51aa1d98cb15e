"""Deleted items are in nobody's way, come back on request, and go for good after 30 days."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.workflows.deletion import deleted_at
from kultura.workflows.deletion import deleted_in
from kultura.workflows.deletion import due
from kultura.workflows.deletion import purge
from museums import open_museums
from plone import api

import pytest


@pytest.fixture
def museum(portal):
    open_museums(portal)
    return portal["muzeum"]


@pytest.fixture
def page(museum):
    with api.env.adopt_user(username="muzeum-editor"):
        page = api.content.create(museum["o-nas"], "Document", "godziny", title="Pterodaktyl")
        api.content.transition(page, "delete")
    return page


@pytest.mark.parametrize("person", ["muzeum-editor", "muzeum-manager", "region", "admin"])
def test_it_is_in_no_listing(page, person) -> None:
    with api.env.adopt_user(username=person):
        catalog = api.portal.get_tool("portal_catalog")
        assert [brain.getPath() for brain in catalog(SearchableText="Pterodaktyl")] == []


def test_the_manager_finds_it_among_what_is_deleted(museum, page) -> None:
    with api.env.adopt_user(username="muzeum-manager"):
        assert [obj.getId() for obj in deleted_in(museum)] == ["godziny"]


@pytest.mark.parametrize("person", ["muzeum-editor", "zamek-manager", "region"])
def test_others_find_nothing_there(museum, page, person) -> None:
    with api.env.adopt_user(username=person):
        assert list(deleted_in(museum)) == []


def test_restored_it_is_a_draft_and_listed(page) -> None:
    with api.env.adopt_user(username="muzeum-manager"):
        api.content.transition(page, "restore")
        catalog = api.portal.get_tool("portal_catalog")
        assert [b.review_state for b in catalog(SearchableText="Pterodaktyl")] == ["draft"]


def test_it_is_due_after_30_days(page) -> None:
    when = deleted_at(page)
    assert datetime.now(UTC) - when < timedelta(minutes=5)
    assert list(due(when + timedelta(days=29, hours=23))) == []
    assert [obj.getId() for obj in due(when + timedelta(days=30))] == ["godziny"]


def test_purging_removes_it(museum, page) -> None:
    purge(page)
    assert "godziny" not in museum["o-nas"]
    catalog = api.portal.get_tool("portal_catalog")
    assert not catalog.unrestrictedSearchResults(SearchableText="Pterodaktyl")


def test_only_what_is_deleted_is_purged(museum) -> None:
    with api.env.adopt_user(username="muzeum-editor"):
        draft = api.content.create(museum["o-nas"], "Document", "szkic")
    with pytest.raises(ValueError, match="szkic is not deleted"):
        purge(draft)
