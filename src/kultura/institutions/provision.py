"""Opens, renames and closes a section: what happens beside the object itself.

Subscribers, so that the form, plone.restapi, `plone.api` and an import open a section alike. All
of it is idempotent: what is there already stays.
"""

from Acquisition import aq_base
from kultura.i18n import _
from kultura.institutions.groups import close_groups
from kultura.institutions.groups import group_id
from kultura.institutions.groups import name_groups
from kultura.institutions.groups import open_groups
from kultura.institutions.groups import ROLES
from kultura.institutions.kinds import Part
from kultura.institutions.kinds import parts_of
from OFS.interfaces import IObjectWillBeMovedEvent
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.utils import createContentInContainer
from typing import Any
from zExceptions import BadRequest
from ZODB.utils import z64
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectMovedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


class SectionStays(BadRequest):
    """A section is opened at the top of the site, under an id that stays."""


def keep_in_place(section: Any, event: IObjectWillBeMovedEvent) -> None:
    """Refuse to move or rename a section, or to open one inside something else."""
    if event.object is not section or event.newParent is None:
        return
    if event.oldParent is not None and section._p_serial != z64:
        raise SectionStays(
            _(
                "error_section_stays",
                default="The address of a section is fixed when it opens. Change its title.",
            )
        )
    if not IPloneSiteRoot.providedBy(event.newParent):
        raise SectionStays(
            _("error_section_at_top", default="A section is opened at the top of the site only.")
        )


def provision(section: Any, event: IObjectAddedEvent) -> None:
    """Give a new section its groups, their roles on it, and the parts of its kind."""
    if event.object is not section:
        return
    open_groups(section)
    section.reindexObjectSecurity()
    for part in parts_of(type(aq_base(section))):
        make_part(section, part)


def follow_id(section: Any, event: IObjectMovedEvent) -> None:
    """Give a section that gets its id in the transaction that made it the groups of that id."""
    if event.object is not section or event.oldParent is None or event.newParent is None:
        return
    close_groups(event.oldName)
    section.manage_delLocalRoles([group_id(event.oldName, team) for team in ROLES])
    open_groups(section)
    section.reindexObjectSecurity()


def make_part(container: Any, part: Part) -> None:
    """Make a part and what is in it from the start, with titles in the site's language."""
    if part.id not in container:
        title = part.title(api.portal.get_default_language())
        createContentInContainer(
            container, part.type, checkConstraints=False, id=part.id, title=title
        )
    for inner in part.contents:
        make_part(container[part.id], inner)


def follow_title(section: Any, event: IObjectModifiedEvent) -> None:
    """Name the groups anew when the section was edited; what is put in it changes no title."""
    if not IContainerModifiedEvent.providedBy(event):
        name_groups(section)


def close(section: Any, event: IObjectRemovedEvent) -> None:
    """Remove the groups of a section that is deleted; with the whole site its groups go too."""
    if event.object is section:
        close_groups(section.getId())
