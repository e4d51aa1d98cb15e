"""``@contextnavigation``: as deep as was asked for, and three levels where nothing was."""

from kultura.interfaces import IKulturaLayer
from kultura.restapi import limits
from plone.restapi.interfaces import IExpandableElement
from plone.restapi.services.contextnavigation.get import ContextNavigation
from plone.restapi.services.contextnavigation.get import ContextNavigationGet
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


PREFIX = "expand.contextnavigation."


@implementer(IExpandableElement)
@adapter(Interface, IKulturaLayer)
class Around(ContextNavigation):
    """The tree around its context; stock makes the whole of it where no depth is said."""

    def __call__(self, expand: bool = False, prefix: str = PREFIX) -> dict[str, Any]:
        if expand:
            deepest = limits.NUMBERS[f"{PREFIX}bottomLevel"].most
            self.request.form.setdefault(f"{prefix}bottomLevel", str(deepest))
        return super().__call__(expand=expand, prefix=prefix)


class AroundGet(ContextNavigationGet):
    """Tells the tree around its context."""

    def reply(self) -> dict[str, Any]:
        return Around(self.context, self.request)(expand=True)["contextnavigation"]
