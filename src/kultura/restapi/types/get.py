"""``GET @types``: what the caller may add here, and nothing else."""

from AccessControl import getSecurityManager
from kultura.interfaces import IKulturaLayer
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IExpandableElement
from plone.restapi.services.types.get import TypesGet
from plone.restapi.services.types.get import TypesInfo
from Products.CMFCore.permissions import ManagePortal
from typing import Any
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer


@implementer(IExpandableElement)
@adapter(IDexterityContent, IKulturaLayer)
class Addable(TypesInfo):
    """The types that can be added here."""

    def __call__(self, expand: bool = False) -> dict[str, Any]:
        said = super().__call__(expand=expand)
        if expand:
            said["types"] = [each for each in said["types"] if each["addable"]]
        return said


@adapter(IPloneSiteRoot, IKulturaLayer)
class AddableToSite(Addable):
    """The types that can be added to the site."""


class Types(TypesGet):
    """Lists addable types; tells the schema of one."""

    def reply(self) -> list[dict[str, Any]] | dict[str, Any]:
        if not self.params:
            return Addable(self.context, self.request)(expand=True)["types"]
        return super().reply()

    def reply_for_field(self) -> dict[str, Any]:
        """Return one field or fieldset, for those who may change types."""
        if not getSecurityManager().checkPermission(ManagePortal, self.context):
            raise NotFound(self.params[-1])
        return super().reply_for_field()
