"""``@inherit``: values of behaviors that have something to inherit; others are refused by name."""

from kultura.interfaces import IKulturaLayer
from kultura.restapi.gate.parameters import check_known
from plone.behavior.interfaces import IBehavior
from plone.restapi.services.inherit.get import InheritedBehaviorExpander
from plone.restapi.services.inherit.get import InheritedBehaviorGet
from typing import Any
from zope.component import adapter
from zope.component import getUtilitiesFor
from zope.interface import Interface


@adapter(Interface, IKulturaLayer)
class Inherited(InheritedBehaviorExpander):
    """Values of the nearest container that has a behavior."""

    def __call__(self, expand: bool = False) -> dict[str, Any]:
        if expand:
            check_known("expand.inherit.behaviors", self.behavior_names, inheritable())
        return super().__call__(expand=expand)


class Inherit(InheritedBehaviorGet):
    """Tells inherited values."""

    def reply(self) -> dict[str, Any]:
        return Inherited(self.context, self.request)(expand=True).get("inherit", {})


def inheritable() -> set[str]:
    """Return the names of the behaviors that mark their content."""
    return {name for name, behavior in getUtilitiesFor(IBehavior) if behavior.marker is not None}
