"""``POST @copy`` and ``@move``: a few items at once, each of which must be there."""

from kultura.i18n import _
from kultura.restapi.gate.parameters import check_count
from kultura.restapi.refusals import BadInput
from kultura.restapi.serializers.references import seen
from plone.app.uuid.utils import uuidToObject
from plone.restapi.deserializer import json_body
from plone.restapi.services.copymove.copymove import BaseCopyMove
from plone.restapi.services.copymove.copymove import Copy as StockCopy
from plone.restapi.services.copymove.copymove import Move as StockMove
from Products.CMFCore.utils import getToolByName
from typing import Any


ITEMS = 20

#: Everything below a container moves with it, one by one, in this one request.
BELOW = 200


class Careful(BaseCopyMove):
    """Goes before the stock services and checks what they are told to copy or move."""

    def reply(self) -> list[dict[str, str]] | None:
        source = json_body(self.request).get("source") or []
        named = source if isinstance(source, list) else [source]
        if not named or not all(isinstance(each, str) and each for each in named):
            raise BadInput(
                _("refused_source", default="'source' is an address, a path or a UID, or several.")
            )
        check_count("source", named, ITEMS)
        for each in named:
            self._check(each, self.get_object(each))
        return super().reply()

    def get_object(self, key: str) -> Any:
        """Return the content of an address, a path or a UID; None for what cannot be seen."""
        if key.startswith("/") or key.startswith(self.portal_url):
            return super().get_object(key)
        return uuidToObject(key) if seen([key]) else None

    def _check(self, named: str, found: Any) -> None:
        if found is None or not hasattr(found, "getPhysicalPath"):
            raise BadInput(
                _(
                    "refused_unknown_source",
                    default="There is no content '${source}'.",
                    mapping={"source": named},
                )
            )
        path = "/".join(found.getPhysicalPath())
        if len(getToolByName(self.context, "portal_catalog")(path=path)) > BELOW:
            raise BadInput(
                _(
                    "refused_subtree",
                    default="More than ${most} items are in '${source}'. Take them in parts.",
                    mapping={"source": named, "most": str(BELOW)},
                ),
                most=BELOW,
            )


class Copy(Careful, StockCopy):
    """Copies content into its context."""


class Move(Careful, StockMove):
    """Moves content into its context."""
