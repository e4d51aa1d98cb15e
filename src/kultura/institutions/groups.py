"""The two groups of a section, and the roles they hold in it.

Roles are given to groups, once, on the section: never to a person and never on an item.
"""

from kultura.i18n import _
from plone import api
from types import MappingProxyType
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message


ROLES = MappingProxyType({"editors": "Institution Editor", "managers": "Institution Manager"})
TITLES = MappingProxyType(
    {
        "editors": _("group_editors", default="${institution}: editors"),
        "managers": _("group_managers", default="${institution}: managers"),
    }
)


def group_id(section_id: str, team: str) -> str:
    """Return the id of a section's group; ``team`` is a key of ``ROLES``."""
    return f"{section_id}-{team}"


def open_groups(section: Any) -> None:
    """Make the section's groups where they are missing, and give them their roles on it."""
    tool = api.portal.get_tool("portal_groups")
    for team, role in ROLES.items():
        name = group_id(section.getId(), team)
        if tool.getGroupById(name) is None:
            tool.addGroup(name, title=group_title(section, team))
        section.manage_setLocalRoles(name, [role])


def name_groups(section: Any) -> None:
    """Give the section's groups titles that follow its own."""
    tool = api.portal.get_tool("portal_groups")
    for team in ROLES:
        title = group_title(section, team)
        group = tool.getGroupById(group_id(section.getId(), team))
        if group is not None and group.getProperty("title") != title:
            tool.editGroup(group.getId(), title=title)


def close_groups(section_id: str) -> None:
    """Remove a section's groups."""
    tool = api.portal.get_tool("portal_groups")
    for team in ROLES:
        tool.removeGroup(group_id(section_id, team))


def group_title(section: Any, team: str) -> str:
    """Return a group's title in the site's language."""
    named = Message(TITLES[team], mapping={"institution": section.title})
    return translate(named, target_language=api.portal.get_default_language())
