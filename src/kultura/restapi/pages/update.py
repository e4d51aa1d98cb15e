"""``PATCH @pages``: change pages of a draft or of proposed changes; hide pages of what is public.

``{"revision": 3, "pages": [{"id": …, "label": "iv", "position": 2}], "cover": …}`` changes what it
names and nothing else. What somebody else has changed since that revision answers 409.
"""

from dataclasses import asdict
from kultura.behaviors.fields.refusals import Refused
from kultura.i18n import _
from kultura.pages.changing import change_pages
from kultura.pages.changing import PagesDisputed
from kultura.restapi.pages.representation import from_json
from kultura.restapi.pages.representation import refuse_others
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import Conflict
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.interface import alsoProvides


class UpdatePages(Service):
    """Answers with nothing: the change is committed after the answer is made, `GET` tells it."""

    def reply(self) -> None:
        refuse_others(self.context, writing=True)
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            change_pages(self.context, from_json(json_body(self.request)))
        except Refused as refusal:
            raise BadInput(refusal.message) from refusal
        except PagesDisputed as disputed:
            raise Conflict(
                _(
                    "refused_pages_disputed",
                    default="Somebody else has changed these pages meanwhile. Read them again, "
                    "and name the new 'revision'.",
                ),
                disputes=[asdict(one) for one in disputed.disputes],
            ) from disputed
        return self.reply_no_content()
