"""What roles may do in the whole site: nothing comes from a role that Kultura does not know."""

from AccessControl.Permission import getPermissions
from AccessControl.PermissionRole import rolesForPermissionOn
from museums import open_museums
from OFS.CopySupport import CopyError
from plone import api

import pytest


OF_PLONE = {"Owner", "Contributor", "Editor", "Reader", "Reviewer", "Member"}

#: What a person without a place in any team may do, at the top of the site.
EVERYBODY_MAY = {
    "Access contents information",
    "Mail forgotten password",
    "Public, everyone can access",
    "Search ZCatalog",
    "View",
    "plone.restapi: Use REST API",
}
WITH_AN_ACCOUNT_ALSO = {"Set own password", "Set own properties", "Show Toolbar"}

OUR_WORKFLOWS = [
    "kultura_approval",
    "kultura_section",
    "kultura_container",
    "kultura_media",
    "kultura_open",
]


def holders(portal) -> dict[str, set[str]]:
    return {name: set(rolesForPermissionOn(name, portal)) for name, *_ in getPermissions()}


def test_plone_s_roles_give_no_power(portal) -> None:
    assert {name for name, roles in holders(portal).items() if roles & OF_PLONE} == set()


def test_what_everybody_may(portal) -> None:
    everybody = {name for name, roles in holders(portal).items() if "Anonymous" in roles}
    members = {name for name, roles in holders(portal).items() if "Authenticated" in roles}
    assert everybody == EVERYBODY_MAY
    assert members - everybody == WITH_AN_ACCOUNT_ALSO


@pytest.mark.parametrize("workflow", OUR_WORKFLOWS)
def test_no_state_gives_power_to_plone_s_roles(portal, workflow) -> None:
    definition = api.portal.get_tool("portal_workflow")[workflow]
    for state in definition.states.objectValues():
        for permission in definition.permissions:
            roles = state.permission_roles[permission]
            assert isinstance(roles, tuple), "never acquired"
            assert not set(roles) & (OF_PLONE | {"Authenticated", "Site Administrator"})


def test_whoever_made_an_item_loses_it_with_their_place_in_the_team(portal) -> None:
    open_museums(portal)
    with api.env.adopt_user(username="muzeum-editor"):
        page = api.content.create(portal["muzeum"], "Document", "godziny")
    assert "Owner" in api.user.get_roles(username="muzeum-editor", obj=page)

    api.group.remove_user(groupname="muzeum-editors", username="muzeum-editor")
    with api.env.adopt_user(username="muzeum-editor"):
        assert not api.user.has_permission("View", obj=page)
        assert not api.content.find(path="/".join(page.getPhysicalPath()))


def test_a_copy_of_a_published_item_is_a_draft(portal) -> None:
    open_museums(portal)
    section = portal["muzeum"]
    with api.env.adopt_user(username="muzeum-editor"):
        page = api.content.create(section, "Document", "godziny")
        api.content.transition(page, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "publish")

    with api.env.adopt_user(username="muzeum-editor"):
        copy = api.content.copy(page, section, id="kopia")
    assert api.content.get_state(copy) == "draft"


def test_nobody_copies_into_another_museum(portal) -> None:
    open_museums(portal)
    with api.env.adopt_user(username="muzeum-editor"):
        page = api.content.create(portal["muzeum"], "Document", "godziny")
        with pytest.raises(CopyError, match="Insufficient privileges"):
            api.content.copy(page, portal["zamek"])
    assert "godziny" not in portal["zamek"]
