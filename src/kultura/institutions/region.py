"""What a region has before its first section: the group of its administrators.

Their role holds in the whole site and is given to the group, never to a person.
"""

from kultura.i18n import _
from plone import api
from zope.i18n import translate


ADMINISTRATORS = "regional-administrators"
ADMINISTRATOR = "Regional Administrator"
TITLE = _("group_regional_administrators", default="Regional administrators")


def open_region() -> None:
    """Make the administrators' group with its role; runs after the profile, and again unharmed."""
    tool = api.portal.get_tool("portal_groups")
    if tool.getGroupById(ADMINISTRATORS) is None:
        title = translate(TITLE, target_language=api.portal.get_default_language())
        tool.addGroup(ADMINISTRATORS, roles=[ADMINISTRATOR], title=title)
