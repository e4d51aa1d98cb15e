"""``POST`` to a section: adds what may be added here, and names what may not."""

from kultura.i18n import _
from kultura.restapi.content.fields import check_shapes
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.refusals import BadInput
from plone.restapi.deserializer import json_body
from plone.restapi.services.content.add import FolderPost
from Products.CMFCore.utils import getToolByName
from typing import Any


class Add(FolderPost):
    """Adds a content object."""

    def reply(self) -> dict[str, Any]:
        sent = json_body(self.request)
        check_shapes(sent)
        if "@type" not in sent:
            raise BadInput(
                _("refused_no_type", default="'@type' names the type: GET @types lists them."),
                parameter="@type",
            )
        check_known("@type", [sent["@type"]], getToolByName(self.context, "portal_types"))
        if not isinstance(sent.get("title") or "", str):
            raise BadInput(_("refused_title", default="'title' must be a text."))
        return super().reply()
