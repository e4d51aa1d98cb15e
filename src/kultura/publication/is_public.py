"""What Anonymous may see: the one place that decides it.

The answer is about the object itself. What it acquires is left to the containers it acquires it
from: they have rows of their own, and the reader's views demand that each of them is visible now.
So nothing about a container is stored with its contents, and whoever shows or hides one writes one
row.

The permission View is read from where it is set, not checked for the user of this request: a switch
that keeps Anonymous out of the cms does not unpublish the region.
"""

from AccessControl.Permission import getPermissionIdentifier
from AccessControl.PermissionRole import rolesForPermissionOn
from AccessControl.Permissions import view
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from DateTime import DateTime
from datetime import datetime
from datetime import UTC
from kultura.store.hides import Limits
from plone.app.iterate.interfaces import IWorkingCopy
from plone.uuid.interfaces import IUUID
from Products.CMFCore.interfaces import ISiteRoot
from typing import Any


ANONYMOUS = "Anonymous"
VIEW = getPermissionIdentifier(view)
ACQUIRED = object()


def is_public(obj: Any) -> bool:
    """Say whether nothing on the object itself hides it from Anonymous."""
    if IWorkingCopy.providedBy(obj):
        return False
    for level in _levels(obj):
        if ISiteRoot.providedBy(level):
            return ANONYMOUS in rolesForPermissionOn(view, level)
        if level is not obj and IUUID(level, None):
            return True
        roles = _own_roles(level)
        if roles is not ACQUIRED:
            return ANONYMOUS in roles
    return False


def limits(obj: Any) -> Limits:
    """Return what bounds an object beside its own visibility: containers, dates, access."""
    base = aq_base(obj)
    return Limits(
        uid=IUUID(obj),
        containers=containers(obj),
        visible_from=_moment(getattr(base, "effective_date", None)),
        visible_until=_moment(getattr(base, "expiration_date", None)),
        access=getattr(base, "access", None) or "open",
    )


def containers(obj: Any) -> tuple[str, ...]:
    """Return the UIDs of all that contains an object, the site itself left out."""
    found = set()
    for level in _levels(aq_parent(aq_inner(obj))):
        if ISiteRoot.providedBy(level):
            break
        uid = IUUID(level, None)
        if uid:
            found.add(uid)
    return tuple(sorted(found))


def _levels(obj: Any) -> Iterator[Any]:
    level = obj
    while level is not None:
        yield level
        level = aq_parent(aq_inner(level))


def _own_roles(obj: Any) -> Any:
    """Return who may view by the object's own setting; ACQUIRED where others decide.

    A tuple is the whole answer, a list adds to what is acquired (AccessControl.PermissionRole).
    """
    setting = getattr(aq_base(obj), VIEW, ACQUIRED)
    if setting is None:
        return (ANONYMOUS,)
    if isinstance(setting, list) and ANONYMOUS not in setting:
        return ACQUIRED
    return setting


def _moment(date: DateTime | None) -> datetime | None:
    return None if date is None else date.asdatetime().astimezone(UTC)
