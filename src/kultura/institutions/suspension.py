"""A suspended section hides everything in it, without touching what is in it.

What is in a section keeps its own permissions; whoever may not view the section meets a closed
door at its traversal, and finds nothing of it in the catalog (`kultura.institutions.visibility`).
"""

from DateTime import DateTime
from kultura.behaviors.section import section_of
from plone import api
from Products.CMFCore.interfaces import ICatalogableDublinCore
from typing import Any
from zExceptions import Unauthorized


def may_see(obj: Any) -> bool:
    """Say whether the current user may view the object and the section it is in, at this time.

    Dates hold for who has no account: what is not yet or no more public is the people's to prepare.
    """
    section = section_of(obj)
    seen = _may_view(obj) and (section is None or _may_view(section))
    return seen and is_in_time(obj)


def refuse_hidden(section: Any) -> None:
    """Raise Unauthorized if the current user may not view the section."""
    if not _may_view(section):
        raise Unauthorized(section.getId())


def is_in_time(obj: Any) -> bool:
    """Say whether the object's dates let the current user see it now."""
    if not (api.user.is_anonymous() and ICatalogableDublinCore.providedBy(obj)):
        return True
    return obj.effective() <= DateTime() < obj.expires()


def _may_view(obj: Any) -> bool:
    return bool(api.user.has_permission("View", obj=obj))
