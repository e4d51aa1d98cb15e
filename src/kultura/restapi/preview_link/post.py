"""``POST @preview-link``: a link to the item's record for who has no account here."""

from datetime import timedelta
from kultura.i18n import _
from kultura.preview.links import has_preview
from kultura.preview.links import make_link
from kultura.preview.token import LONGEST
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.refusals import BadInput
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from typing import Any


class MakePreviewLink(Service):
    """Takes ``hours``, 168 at most and unless given; answers the address and its end."""

    def reply(self) -> dict[str, str]:
        refuse_without_record(self.context)
        sent = json_body(self.request)
        check_known("property", sent, ("hours",))
        link = make_link(self.context, timedelta(hours=self._hours(sent.get("hours"))))
        self.request.response.setStatus(201)
        return {
            "@id": f"{self.context.absolute_url()}/@preview-link",
            "url": link.url,
            "expires": link.ends.isoformat(),
        }

    def _hours(self, sent: Any) -> int:
        most = int(LONGEST.total_seconds() // 3600)
        if sent is None:
            return most
        if not isinstance(sent, int) or isinstance(sent, bool) or not 1 <= sent <= most:
            raise BadInput(
                _(
                    "refused_preview_hours",
                    default="A preview lasts from 1 to ${most} hours.",
                    mapping={"most": str(most)},
                )
            )
        return sent


def refuse_without_record(obj: Any) -> None:
    """Refuse what the public never sees a record of."""
    if not has_preview(obj):
        raise BadInput(_("refused_preview", default="This item has no public record to preview."))
