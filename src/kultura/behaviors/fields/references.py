"""References to other content, by UID.

What is referred to must exist and be visible to whoever writes the reference; what was there
before is kept, even where its target has gone since: the editor did not write it now.
"""

from .lists import PlainList
from .refusals import Refused
from Acquisition import aq_base
from kultura.i18n import _
from plone import api
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.interfaces import IList
from zope.schema.interfaces import ITextLine

import re


UID = re.compile(r"[0-9a-f]{32}")


class IReference(ITextLine):
    """A field that holds the UID of one target."""


class IReferences(IList):
    """A field that holds the UIDs of targets, in order."""


@implementer(IReference)
class Reference(schema.TextLine):
    """The UID of a content object that provides ``target``."""

    def __init__(self, target: type[Interface] = Interface, **kw) -> None:
        kw.setdefault("required", False)
        self.target = target
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        super()._validate(value)
        if not UID.fullmatch(value):
            raise not_found(value)
        if not is_visible_target(value, self.target):
            raise not_found(value)


@implementer(IReferences)
class References(PlainList):
    """UIDs of content objects that provide ``target``, each at most once."""

    def __init__(self, target: type[Interface] = Interface, **kw) -> None:
        super().__init__(value_type=Reference(target, required=True), unique=True, **kw)

    def _validate(self, value: object) -> None:
        kept = set(self.stored())
        if isinstance(value, list) and kept:
            schema.List(value_type=schema.TextLine(), unique=True).validate(value)
            value = [uid for uid in value if uid not in kept]
        super()._validate(value)

    def stored(self) -> list[str]:
        """Return the UIDs that the bound object already holds."""
        held = getattr(aq_base(self.context), "__dict__", {})
        return held.get(self.__name__) or []


def is_visible_target(uid: str, target: type[Interface] = Interface) -> bool:
    """Say whether the one who writes may see a ``target`` of this UID."""
    query = {"UID": uid, "show_inactive": True}
    if target is not Interface:
        query["object_provides"] = target.__identifier__
    return bool(api.portal.get_tool("portal_catalog")(**query))


def not_found(uid: object) -> Refused:
    return Refused(
        _(
            "refused_reference",
            default="Nothing that you can refer to here has the identifier “${uid}”.",
            mapping={"uid": str(uid)},
        )
    )
