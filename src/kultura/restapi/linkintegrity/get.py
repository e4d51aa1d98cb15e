"""``GET @linkintegrity``: what would break; only pages that the caller may see are named."""

from collections.abc import Iterator
from kultura.i18n import _
from kultura.restapi.gate.parameters import values
from kultura.restapi.refusals import BadInput
from kultura.restapi.serializers.references import seen
from plone.app.linkintegrity.utils import linkintegrity_enabled
from plone.app.uuid.utils import uuidToObject
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.services import Service
from typing import Any
from zope.component import getMultiAdapter


class LinkIntegrity(Service):
    """Tells, for each UID, which pages link to it."""

    def reply(self) -> list[dict[str, Any]]:
        uids = values(self.request.form.get("uids") or [])
        if not uids:
            raise BadInput(_("refused_no_uids", default="Name the content by 'uids'."))
        if not linkintegrity_enabled():
            return []
        visible = seen(map(str, uids))
        return [self._item(uuidToObject(uid)) for uid in uids if uid in visible]

    def _item(self, item: IDexterityContent) -> dict[str, Any]:
        said = getMultiAdapter((item, self.request), ISerializeToJsonSummary)()
        return said | {"breaches": list(self._breaches(item))}

    def _breaches(self, item: IDexterityContent) -> Iterator[dict[str, Any]]:
        for breach in item.restrictedTraverse("@@delete_confirmation_info").get_breaches():
            for source in breach["sources"]:
                if source["accessible"]:
                    yield {"@id": source["url"], "title": source["title"], "uid": source["uid"]}
