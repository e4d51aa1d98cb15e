"""Summaries, as they stand in lists and for parents: columns of an allow-list, of what is seen."""

from AccessControl import getSecurityManager
from kultura.institutions.suspension import may_see
from kultura.interfaces import IKulturaLayer
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.gate.parameters import values
from kultura.restapi.serializers.content import address_only
from plone.registry.interfaces import IRegistry
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.summary import DefaultJSONSummarySerializer
from Products.CMFCore.interfaces import IContentish
from typing import Any
from zope.component import adapter
from zope.component import getUtility
from zope.interface import implementer
from zope.interface import Interface


RECORD = "kultura.metadata_fields"

#: Columns that name people with an account.
ACCOUNT_FIELDS = frozenset({"Creator", "listCreators"})
ALL = "_all"


@implementer(ISerializeToJsonSummary)
@adapter(Interface, IKulturaLayer)
class Summary(DefaultJSONSummarySerializer):
    """A summary of a catalog's row or of a content object."""

    def __call__(self) -> dict[str, Any]:
        if self._is_hidden():
            return address_only(self.context)
        return super().__call__()

    def metadata_fields(self) -> set[str]:
        """Return the columns to show: the usual ones, and those asked for of the allow-list."""
        asked = self._asked()
        if not asked:
            return self.default_metadata_fields
        allowed = allowed_fields()
        check_known("metadata_fields", asked, allowed | self.default_metadata_fields | {ALL})
        return self.default_metadata_fields | (allowed if ALL in asked else asked)

    def _asked(self) -> set[str]:
        query = self.request.form or json_body(self.request)
        return {str(name) for name in values(query.get("metadata_fields") or [])}

    def _is_hidden(self) -> bool:
        return IContentish.providedBy(self.context) and not may_see(self.context)


def allowed_fields() -> set[str]:
    """Return the columns that the reader may ask for."""
    allowed = set(getUtility(IRegistry).get(RECORD) or ())
    if getSecurityManager().getUser().getId() is None:
        return allowed - ACCOUNT_FIELDS
    return allowed
