"""Moves an item to another place of its institution, or gives it another short name.

Zope asks for the right to delete in the folder something leaves, which nobody in a section has. So
who may is decided here (decision record on moving), and Zope is told that it is a manager who does
it. The item keeps its UID, so links to it and its public address by id stay.
"""

from collections.abc import Iterator
from kultura.behaviors.approval import needs_approval
from kultura.behaviors.section import section_of
from kultura.interfaces import IInstitution
from kultura.interfaces import ISubsection
from kultura.workflows.moving.refusals import id_refused
from kultura.workflows.moving.refusals import locked
from kultura.workflows.moving.refusals import not_movable
from kultura.workflows.moving.refusals import not_there
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from plone.base.utils import check_id
from plone.i18n.normalizer.interfaces import IURLNormalizer
from plone.locking.interfaces import ILockable
from Products.CMFCore.interfaces import IContentish
from typing import Any
from zope.component import getUtility


COPY_OR_MOVE = "Copy or Move"
MODIFY = "Modify portal content"

#: States of the approval in which the place may change: in others somebody decides, or has decided.
STATES = frozenset({"draft", "published"})


def may_move(obj: Any) -> bool:
    """Say whether the current user may move or rename an item at all."""
    if not IContentish.providedBy(obj) or section_of(obj) is None:
        return False
    if any(each.providedBy(obj) for each in (IInstitution, ISubsection, IWorkingCopy)):
        return False
    if not api.user.has_permission(COPY_OR_MOVE, obj=obj):
        return False
    if needs_approval(obj):
        return api.content.get_state(obj) in STATES
    return bool(api.user.has_permission(MODIFY, obj=obj))


def may_come(obj: Any, target: Any) -> bool:
    """Say whether an item may come to a place: in its institution, where its type is added."""
    if section_of(target) is None or section_of(target) != section_of(obj):
        return False
    if not (IInstitution.providedBy(target) or ISubsection.providedBy(target)):
        return False
    return obj.portal_type in {each.getId() for each in target.allowedContentTypes()}


def places(obj: Any) -> Iterator[Any]:
    """Yield the places an item may be in: the section itself and what it is divided into."""
    section = section_of(obj)
    parts = (each for each in section.objectValues() if ISubsection.providedBy(each))
    yield from (place for place in (section, *parts) if may_come(obj, place))


def move(obj: Any, target: Any, name: str = "") -> Any:
    """Move an item into ``target`` under ``name``, its own unless given; return it.

    Raises MoveRefused.
    """
    source = obj.__parent__
    if not may_move(obj):
        raise not_movable(obj.Title())
    if target.UID() != source.UID() and not may_come(obj, target):
        raise not_there(obj.Title())
    refuse_locked(obj)
    wanted = getUtility(IURLNormalizer).normalize(name) if name else obj.getId()
    if target.UID() == source.UID() and wanted == obj.getId():
        return obj
    refuse_name(target, wanted)
    with api.env.adopt_roles(["Manager"]):
        return _moved(obj, source, target, wanted)


def refuse_locked(obj: Any) -> None:
    """Refuse what somebody is writing now."""
    lockable = ILockable(obj, None)
    if lockable is None or not lockable.locked():
        return
    if not lockable.can_safely_unlock():
        raise locked(obj.Title())
    lockable.unlock()


def refuse_name(container: Any, name: str) -> None:
    """Refuse a short name that is taken or means something else there."""
    wrong = check_id(container, name, required=1, contained_by=container)
    if wrong:
        raise id_refused(wrong)


def _moved(obj: Any, source: Any, target: Any, name: str) -> Any:
    if target.UID() == source.UID():
        source.manage_renameObject(obj.getId(), name)
        return source[name]
    # Under a name nobody has, so that each step finds its own free.
    (done,) = target.manage_pasteObjects(source.manage_cutObjects([obj.getId()]))
    if done["new_id"] != name:
        target.manage_renameObject(done["new_id"], name)
    return target[name]
