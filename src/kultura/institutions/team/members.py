"""Who is in a section's team, and who leaves it.

A team is the section's two groups and nothing else: what is done here never touches another
section or a role that holds in the whole site.
"""

from AccessControl import Unauthorized
from dataclasses import dataclass
from kultura.institutions.groups import group_id
from kultura.institutions.groups import ROLES
from kultura.institutions.team.refusals import no_such_role
from kultura.institutions.team.refusals import not_in_team
from kultura.institutions.team.refusals import oneself
from plone import api
from typing import Any


MANAGE_TEAM = "kultura: Manage team"


@dataclass(frozen=True, kw_only=True)
class Member:
    """A person in a section's team; ``team`` is a key of `kultura.institutions.groups.ROLES`."""

    id: str
    name: str
    email: str
    team: str


def members(section: Any) -> list[Member]:
    """Return the section's team, managers first, then by name."""
    authorize(section)
    people = [_member(user, team) for team in ROLES for user in _users(section, team)]
    return sorted(people, key=lambda one: (one.team != "managers", one.name.casefold()))


def put(section: Any, user_id: str, team: str) -> None:
    """Give a person of the team another place in it."""
    authorize(section)
    if team not in ROLES:
        raise no_such_role(team)
    refuse_stranger(section, user_id)
    refuse_oneself(user_id)
    settle(section, user_id, team)


def settle(section: Any, user_id: str, team: str) -> None:
    """Give a person their one place in the team; the caller answers for it."""
    _leave(section, user_id)
    _groups().addPrincipalToGroup(user_id, group_id(section.getId(), team))


def remove(section: Any, user_id: str) -> None:
    """Take a person out of the section's team; their account stays."""
    authorize(section)
    refuse_stranger(section, user_id)
    refuse_oneself(user_id)
    _leave(section, user_id)


def refuse_stranger(section: Any, user_id: str) -> None:
    """Refuse whoever is not in the team: only an invitation that was accepted brings people in."""
    if user_id not in {member.id for member in members(section)}:
        raise not_in_team(user_id)


def refuse_oneself(user_id: str) -> None:
    """Refuse to let people shut themselves out of the team they manage."""
    if user_id == api.user.get_current().getId():
        raise oneself()


def authorize(section: Any) -> None:
    """Raise Unauthorized unless the current user may manage this section's team."""
    if not api.user.has_permission(MANAGE_TEAM, obj=section):
        raise Unauthorized(MANAGE_TEAM)


def _member(user: Any, team: str) -> Member:
    return Member(
        id=user.getId(),
        name=user.getProperty("fullname") or user.getUserName(),
        email=user.getProperty("email") or "",
        team=team,
    )


def _users(section: Any, team: str) -> list[Any]:
    group = api.group.get(group_id(section.getId(), team))
    return [user for user in group.getGroupMembers() if user is not None]


def _leave(section: Any, user_id: str) -> None:
    for team in ROLES:
        _groups().removePrincipalFromGroup(user_id, group_id(section.getId(), team))


def _groups() -> Any:
    return api.portal.get_tool("portal_groups")
