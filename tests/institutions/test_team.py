"""A manager runs the team of their own section, and reaches nothing beyond it."""

from AccessControl import Unauthorized
from email import message_from_bytes
from kultura.institutions.team.invitations import invite
from kultura.institutions.team.members import members
from kultura.institutions.team.members import put
from kultura.institutions.team.members import remove
from kultura.institutions.team.refusals import TeamRefused
from museums import collect_mail
from museums import open_museums
from plone import api

import pytest
import re


@pytest.fixture
def museum(portal):
    open_museums(portal)
    collect_mail(portal)
    return portal["muzeum"]


@pytest.fixture
def as_manager(museum):
    with api.env.adopt_user(username="muzeum-manager"):
        yield museum


def team(section) -> dict[str, str]:
    return {member.id: member.team for member in members(section)}


def mails() -> list:
    host = api.portal.get_tool("MailHost")
    return [message_from_bytes(each) for each in host.messages]


def text(mail) -> str:
    return mail.get_payload(decode=True).decode("utf-8")


def test_the_team_is_listed(as_manager) -> None:
    assert team(as_manager) == {"muzeum-editor": "editors", "muzeum-manager": "managers"}


def test_an_invited_stranger_gets_an_account_and_a_link_to_choose_a_password(as_manager) -> None:
    invite(as_manager, "Anna.Nowak@example.org", "Anna Nowak", "editors")

    assert team(as_manager)["anna-nowak"] == "editors"
    (mail,) = mails()
    assert mail["To"] == "Anna.Nowak@example.org"
    link = re.search(r"http\S+/passwordreset/(\w+)\?userid=anna-nowak", text(mail))
    reset = api.portal.get_tool("portal_password_reset")
    reset.resetPassword("anna-nowak", link.group(1), "Another-horse-9")
    user = api.portal.get_tool("acl_users").authenticate("anna-nowak", "Another-horse-9", None)
    assert user.getRolesInContext(as_manager).count("Institution Editor") == 1


def test_an_invited_member_keeps_their_account(as_manager) -> None:
    before = len(api.user.get_users())
    invite(as_manager, "ZAMEK-editor@example.org", "Whoever", "editors")

    assert team(as_manager)["zamek-editor"] == "editors"
    assert len(api.user.get_users()) == before
    assert "passwordreset" not in text(mails()[0])


def test_two_people_with_one_name_get_two_accounts(as_manager) -> None:
    invite(as_manager, "jan@example.org", "Jan A", "editors")
    invite(as_manager, "jan@example.com", "Jan B", "editors")
    assert {"jan", "jan-2"} <= set(team(as_manager))


def test_a_role_is_changed_not_added(as_manager) -> None:
    put(as_manager, "muzeum-editor", "managers")
    assert team(as_manager)["muzeum-editor"] == "managers"
    assert "muzeum-editors" not in [g.getId() for g in api.group.get_groups("muzeum-editor")]


def test_who_is_removed_has_no_role_any_more(as_manager) -> None:
    remove(as_manager, "muzeum-editor")
    user = api.user.get("muzeum-editor")
    assert "Institution Editor" not in user.getRolesInContext(as_manager)
    assert team(as_manager) == {"muzeum-manager": "managers"}


CHANGES = (
    lambda section: members(section),
    lambda section: invite(section, "x@example.org", "X", "editors"),
    lambda section: put(section, "muzeum-manager", "managers"),
    lambda section: remove(section, "zamek-editor"),
)


@pytest.mark.parametrize("person", ["muzeum-manager", "muzeum-editor", "zamek-editor"])
def test_another_section_s_team_is_out_of_reach(portal, museum, person) -> None:
    for change in CHANGES:
        with api.env.adopt_user(username=person), pytest.raises(Unauthorized):
            change(portal["zamek"])


@pytest.mark.parametrize(
    "change",
    [
        lambda section: invite(section, "no address", "X", "editors"),
        lambda section: invite(section, "x@example.org", "X", "Manager"),
        lambda section: put(section, "muzeum-editor", "administrators"),
        lambda section: remove(section, "zamek-editor"),
        lambda section: remove(section, "muzeum-manager"),
        lambda section: put(section, "muzeum-manager", "editors"),
    ],
    ids=["no address", "no team", "no role", "not there", "oneself", "oneself down"],
)
def test_what_cannot_be_is_refused_and_changes_nothing(as_manager, change) -> None:
    with pytest.raises(TeamRefused):
        change(as_manager)
    assert team(as_manager) == {"muzeum-editor": "editors", "muzeum-manager": "managers"}
    assert mails() == []


def test_without_a_mail_server_nobody_is_invited_in_vain(as_manager) -> None:
    api.portal.set_registry_record("plone.smtp_host", "")
    with pytest.raises(TeamRefused, match="no_mail"):
        invite(as_manager, "x@example.org", "X", "editors")
    assert api.user.get("x") is None


def test_the_region_appoints_the_first_manager(museum) -> None:
    with api.env.adopt_user(username="region"):
        invite(museum, "first@example.org", "First", "managers")
        remove(museum, "muzeum-manager")
        assert team(museum) == {"first": "managers", "muzeum-editor": "editors"}
