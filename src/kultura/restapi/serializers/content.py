"""One content object as JSON: what its reader may know, and cheap where nothing more is asked.

Stock plone.restapi summarises a parent the reader may not see, names whoever holds a lock, and
makes every expander on every reading, to say where they would be.
"""

from AccessControl import getSecurityManager
from kultura.interfaces import IKulturaLayer
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.gate.parameters import values
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContainer
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.batching import DEFAULT_BATCH_SIZE
from plone.restapi.interfaces import IExpandableElement
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from plone.restapi.serializer.expansion import expandable_elements
from plone.restapi.serializer.site import SerializeSiteRootToJson
from Products.CMFCore.permissions import ModifyPortalContent
from typing import Any
from zope.component import adapter
from zope.component import getSiteManager
from zope.interface import implementer
from zope.interface import providedBy


#: Fields that name people with an account, and are nobody's business outside.
ACCOUNTS = ("creators", "contributors")

#: Expanders that ask no permission of their own, as their services do.
NOT_EXPANDED = frozenset({"aliases"})

#: So many items in a container that it is not read through for their order.
MANY = 1_000


class Careful:
    """Goes before a stock serializer and takes off what its reader may not know."""

    context: Any
    request: Any

    def __call__(
        self,
        version: str | None = None,
        include_items: bool = True,
        include_expansion: bool = True,
    ) -> dict[str, Any]:
        said = super().__call__(
            version=version, include_items=include_items, include_expansion=False
        )
        if include_expansion:
            said |= components(self.context, self.request)
        return said | self._corrections(said)

    def _corrections(self, said: dict[str, Any]) -> dict[str, Any]:
        may_edit = self._may(ModifyPortalContent)
        corrected = {} if may_edit else {"lock": {"locked": _is_locked(said)}}
        if getSecurityManager().getUser().getId() is None:
            corrected |= {name: [] for name in ACCOUNTS if name in said}
        return corrected

    def _may(self, permission: str) -> bool:
        return bool(getSecurityManager().checkPermission(permission, self.context))


@implementer(ISerializeToJson)
@adapter(IDexterityContent, IKulturaLayer)
class Item(Careful, SerializeToJson):
    """An item."""


@implementer(ISerializeToJson)
@adapter(IDexterityContainer, IKulturaLayer)
class Container(Careful, SerializeFolderToJson):
    """A section or a part of one, with a page of what is in it.

    Where a great many are, they come by title: their order in the section is known only by
    reading all of it.
    """

    def _build_query(self) -> dict[str, Any]:
        asked = self.request.form
        query = super()._build_query() | {
            "b_size": int(asked.get("b_size", DEFAULT_BATCH_SIZE)),
            "b_start": int(asked.get("b_start", 0)),
        }
        if len(self.context) > MANY:
            query["sort_on"] = "sortable_title"
        return query


@implementer(ISerializeToJson)
@adapter(IPloneSiteRoot, IKulturaLayer)
class Site(Careful, SerializeSiteRootToJson):
    """The site, with a page of its sections."""


def components(context: Any, request: Any) -> dict[str, Any]:
    """Return ``@components``: those asked for by ``expand``, else only where they are."""
    names = expanders(context, request)
    if request.form.get("expand"):
        check_known("expand", values(request.form["expand"]), names)
        return expandable_elements(context, request)
    url = context.absolute_url()
    return {"@components": {name: {"@id": f"{url}/@{name}"} for name in names}}


def expanders(context: Any, request: Any) -> list[str]:
    """Return the names of what ``expand`` may name here, without making any of them."""
    adapters = getSiteManager().adapters
    found = adapters.lookupAll((providedBy(context), providedBy(request)), IExpandableElement)
    return sorted({name for name, factory in found if factory is not None} - NOT_EXPANDED)


def _is_locked(said: dict[str, Any]) -> bool:
    return bool(said.get("lock", {}).get("locked"))


def address_only(context: Any) -> dict[str, str]:
    """Return all that is said of something its reader may not see."""
    return {"@id": context.absolute_url()}
