"""A suspended section hides everything in it, at once, from everybody outside it."""

from kultura.institutions.suspension import may_see
from kultura.workflows.errors import CommentRequired
from museums import open_museums
from museums import PASSWORD
from plone import api
from plone.app.testing import logout
from Products.CMFCore.indexing import processQueue
from Products.CMFPlone.CatalogTool import CatalogTool
from unittest.mock import patch

import pytest
import requests
import transaction


@pytest.fixture
def museum(portal):
    open_museums(portal)
    return portal["muzeum"]


@pytest.fixture
def page(museum):
    return publish(museum["o-nas"])


def publish(container):
    with api.env.adopt_user(username="muzeum-editor"):
        page = api.content.create(container, "Document", "godziny", title="Pterodaktyl")
        api.content.transition(page, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "publish")
    return page


def do(section, transition: str) -> None:
    with api.env.adopt_user(username="region"):
        tool = api.portal.get_tool("portal_workflow")
        tool.doActionFor(section, transition, comment="Closed.")


def found(person: str | None) -> bool:
    catalog = api.portal.get_tool("portal_catalog")
    if person is None:
        logout()
        return bool(catalog(SearchableText="Pterodaktyl"))
    with api.env.adopt_user(username=person):
        return bool(catalog(SearchableText="Pterodaktyl"))


INSIDE = ["muzeum-editor", "muzeum-manager", "region"]
OUTSIDE = ["zamek-editor", "zamek-manager", None]


def test_nothing_in_it_is_found_outside_it(museum, page) -> None:
    do(museum, "suspend")
    assert [person for person in OUTSIDE if found(person)] == []


def test_its_people_and_the_region_find_it(museum, page) -> None:
    do(museum, "suspend")
    assert [person for person in INSIDE if found(person)] == INSIDE


def test_activated_it_is_found_again(museum, page) -> None:
    do(museum, "suspend")
    do(museum, "activate")
    assert all(found(person) for person in INSIDE + OUTSIDE)


def test_other_sections_are_found_all_the_same(museum, page) -> None:
    do(museum, "suspend")
    with api.env.adopt_user(username="muzeum-editor"):
        catalog = api.portal.get_tool("portal_catalog")
        assert [b.getId for b in catalog(portal_type="Museum", sort_on="id")] == ["muzeum", "zamek"]
    with api.env.adopt_user(username="zamek-editor"):
        assert [b.getId for b in catalog(portal_type="Museum")] == ["zamek"]


def test_who_asks_for_an_object_in_hand_is_told_the_same(museum, page) -> None:
    do(museum, "suspend")
    with api.env.adopt_user(username="zamek-editor"):
        assert not may_see(page)
    with api.env.adopt_user(username="muzeum-editor"):
        assert may_see(page)


def test_only_the_section_is_reindexed(museum, page) -> None:
    processQueue()
    with patch.object(CatalogTool, "catalog_object") as catalog_object:
        do(museum, "suspend")
        processQueue()

    assert {call.args[0].getId() for call in catalog_object.call_args_list} == {"muzeum"}


def test_local_roles_reach_everything_below(museum, page) -> None:
    do(museum, "suspend")
    api.user.grant_roles(username="zamek-editor", roles=["Institution Editor"], obj=museum)
    assert found("zamek-editor")


def test_suspending_has_to_be_explained(museum) -> None:
    with api.env.adopt_user(username="region"), pytest.raises(CommentRequired):
        api.portal.get_tool("portal_workflow").doActionFor(museum, "suspend")


ADDRESSES = [
    f"{prefix}muzeum{address}"
    for prefix in ("", "++api++/")
    for address in ("", "/o-nas", "/o-nas/godziny", "/o-nas/godziny/view")
]


@pytest.fixture
def public_page(functional_portal):
    api.portal.set_registry_record("kultura.cms_anonymous", True)
    open_museums(functional_portal)
    page = publish(functional_portal["muzeum"]["o-nas"])
    transaction.commit()
    return page


def test_its_door_is_closed_over_http(functional_portal, public_page) -> None:
    def ask(address: str, person: str | None) -> requests.Response:
        auth = (person, PASSWORD) if person else None
        url = f"{functional_portal.absolute_url()}/{address}"
        return requests.get(url, auth=auth, allow_redirects=False, timeout=30)

    assert {ask(address, None).status_code for address in ADDRESSES} == {200}

    do(functional_portal["muzeum"], "suspend")
    transaction.commit()
    for person in (None, "zamek-editor"):
        answers = [ask(address, person) for address in ADDRESSES]
        assert {answer.status_code for answer in answers} <= {302, 401, 403}
        assert not any("Pterodaktyl" in answer.text for answer in answers)
    assert {ask(address, "muzeum-editor").status_code for address in ADDRESSES} == {200}
