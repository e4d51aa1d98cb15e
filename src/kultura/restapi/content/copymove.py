"""``POST @copy`` and ``@move``: a few items at once, each of which must be there."""

from Acquisition import aq_parent
from kultura.i18n import _
from kultura.restapi.gate.parameters import check_count
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import Missing
from kultura.restapi.refusals import NotAllowed
from kultura.restapi.serializers.references import seen
from kultura.workflows.moving.move import move
from kultura.workflows.moving.refusals import MoveRefused
from OFS.CopySupport import CopyError
from plone.app.uuid.utils import uuidToObject
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services.copymove.copymove import BaseCopyMove
from plone.restapi.services.copymove.copymove import Copy as StockCopy
from plone.restapi.services.copymove.copymove import Move as StockMove
from Products.CMFCore.utils import getToolByName
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.security import checkPermission


DELETE = "zope2.DeleteObjects"
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
        found = [self.get_object(each) for each in named]
        for name, obj in zip(named, found, strict=True):
            self._check(name, obj)
        try:
            return self.act(found)
        except CopyError as error:
            raise not_copied() from error

    def act(self, found: list[Any]) -> list[dict[str, str]] | None:
        """Copy or move what was found."""
        return super().reply()

    def get_object(self, key: str) -> Any:
        """Return the content of an address, a path or a UID; None for what cannot be seen."""
        if key.startswith("/") or key.startswith(self.portal_url):
            try:
                return super().get_object(key)
            except (Unauthorized, NotFound):
                return None
        return uuidToObject(key) if seen([key]) else None

    def _check(self, named: str, found: Any) -> None:
        if found is None or not hasattr(found, "getPhysicalPath"):
            raise Missing(
                _(
                    "refused_unknown_source",
                    default="There is no content '${source}'.",
                    mapping={"source": named},
                )
            )
        path = "/".join(found.getPhysicalPath())
        if f"{'/'.join(self.context.getPhysicalPath())}/".startswith(f"{path}/"):
            raise not_copied()
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
    """Moves content into its context, or renames it there, for who may by our own rules too."""

    def reply(self) -> list[dict[str, str]] | None:
        sent = json_body(self.request)
        name = sent.get("id", "")
        if not isinstance(name, str) or (name and isinstance(sent.get("source"), list)):
            raise BadInput(
                _("refused_new_id", default="'id' is the new short name of one 'source'.")
            )
        self.new_name = name
        return super().reply()

    def act(self, found: list[Any]) -> list[dict[str, str]] | None:
        if not self.new_name and all(checkPermission(DELETE, aq_parent(each)) for each in found):
            return super().act(found)
        alsoProvides(self.request, IDisableCSRFProtection)
        return [self.moved(each) for each in found]

    def moved(self, obj: Any) -> dict[str, str]:
        """Move one item; return where it was and where it is."""
        source = obj.absolute_url()
        try:
            target = move(obj, self.context, self.new_name)
        except MoveRefused as refusal:
            raise (NotAllowed if refusal.forbidden else BadInput)(refusal.message) from refusal
        return {"source": source, "target": target.absolute_url()}


def not_copied() -> NotAllowed:
    """Say that Zope does not let the caller copy this here."""
    return NotAllowed(
        _(
            "refused_copy",
            default="You may not copy or move this here. "
            "Choose items and a place of your own institution.",
        )
    )
