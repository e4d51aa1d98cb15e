"""A manager runs the team of their own section, and reaches nothing beyond it."""

from AccessControl import Unauthorized
from email import message_from_bytes
from kultura.institutions.team import invitations
from kultura.institutions.team.invitations import accept
from kultura.institutions.team.invitations import find
from kultura.institutions.team.invitations import invite
from kultura.institutions.team.invitations import open_invitations
from kultura.institutions.team.invitations import withdraw
from kultura.institutions.team.members import members
from kultura.institutions.team.members import put
from kultura.institutions.team.members import remove
from kultura.institutions.team.newcomers import open_account
from kultura.institutions.team.refusals import TeamRefused
from museums import collect_mail
from museums import open_museums
from plone import api
from zope.annotation.interfaces import IAnnotations

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


def token() -> str:
    return re.search(r"@@invitation\?token=(\S+)", text(mails()[-1])).group(1)


def test_an_invitation_gives_nothing_until_it_is_accepted(as_manager) -> None:
    before = team(as_manager), len(api.user.get_users())
    invite(as_manager, "zamek-editor@example.org", "Anna Nowak", "editors")

    assert (team(as_manager), len(api.user.get_users())) == before
    assert mails()[0]["To"] == "zamek-editor@example.org"
    assert [one.email for one in open_invitations(as_manager).values()] == [
        "zamek-editor@example.org"
    ]


def test_who_holds_the_token_gets_the_place_once(as_manager) -> None:
    invite(as_manager, "Anna.Nowak@example.org", "Anna Nowak", "editors")
    key = token()
    with api.env.adopt_user(username="zamek-editor"):
        accept(key, "zamek-editor")
        with pytest.raises(TeamRefused):
            accept(key, "zamek-manager")

    assert team(as_manager)["zamek-editor"] == "editors"
    assert "zamek-manager" not in team(as_manager)
    assert open_invitations(as_manager) == {}


def test_a_newcomer_chooses_a_password_and_can_log_in(as_manager) -> None:
    invite(as_manager, "Anna.Nowak@example.org", "Anna Nowak", "editors")
    invitation, _section = find(token())
    user_id = open_account(invitation, invitation.name, "Another-horse-9")
    accept(token(), user_id)

    assert user_id == "anna-nowak"
    assert api.user.get(user_id).getProperty("email") == "Anna.Nowak@example.org"
    user = api.portal.get_tool("acl_users").authenticate(user_id, "Another-horse-9", None)
    assert user.getRolesInContext(as_manager).count("Institution Editor") == 1


@pytest.mark.parametrize("password", ["", "x"])
def test_a_newcomer_cannot_choose_a_password_too_weak(as_manager, password) -> None:
    invite(as_manager, "anna@example.org", "Anna", "editors")
    with pytest.raises(TeamRefused):
        open_account(find(token())[0], "Anna", password)
    assert api.user.get("anna") is None


def test_two_people_with_one_name_get_two_accounts(as_manager) -> None:
    for address in ("jan@example.org", "jan@example.com"):
        invite(as_manager, address, "Jan", "editors")
        accept(token(), open_account(find(token())[0], "Jan", "Another-horse-9"))
    assert {"jan", "jan-2"} <= set(team(as_manager))


def test_a_second_invitation_of_an_address_replaces_the_first(as_manager) -> None:
    invite(as_manager, "anna@example.org", "Anna", "editors")
    first = token()
    invite(as_manager, "ANNA@example.org", "Anna", "managers")
    with pytest.raises(TeamRefused):
        find(first)
    assert [one.team for one in open_invitations(as_manager).values()] == ["managers"]


def test_an_invitation_is_taken_back(as_manager) -> None:
    invite(as_manager, "anna@example.org", "Anna", "editors")
    (key,) = open_invitations(as_manager)
    withdraw(as_manager, key)
    with pytest.raises(TeamRefused):
        find(token())


def test_an_invitation_expires(as_manager, monkeypatch) -> None:
    monkeypatch.setattr(invitations, "DAYS", -1)
    invite(as_manager, "anna@example.org", "Anna", "managers")
    with pytest.raises(TeamRefused):
        find(token())


def test_an_invitation_is_void_when_its_sender_no_longer_manages(museum) -> None:
    with api.env.adopt_user(username="muzeum-manager"):
        invite(museum, "anna@example.org", "Anna", "managers")
    api.group.remove_user(groupname="muzeum-managers", username="muzeum-manager")
    IAnnotations(museum.REQUEST).clear()  # where roles are kept for the length of a request
    with pytest.raises(TeamRefused):
        find(token())


def test_nothing_stored_lets_somebody_accept(as_manager) -> None:
    invite(as_manager, "anna@example.org", "Anna", "editors")
    assert token() not in repr(dict(IAnnotations(api.portal.get())[invitations.KEY]))


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
    lambda section: put(section, "zamek-editor", "managers"),
    lambda section: remove(section, "zamek-editor"),
    lambda section: open_invitations(section),
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
        lambda section: put(section, "zamek-editor", "editors"),
        lambda section: remove(section, "zamek-editor"),
        lambda section: remove(section, "muzeum-manager"),
        lambda section: put(section, "muzeum-manager", "editors"),
    ],
    ids=["no address", "no team", "no role", "a stranger", "not there", "oneself", "oneself down"],
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
        accept(token(), open_account(find(token())[0], "First", "Another-horse-9"))
        assert team(museum)["first"] == "managers"
