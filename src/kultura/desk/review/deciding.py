"""``@@review-decide``: one decision of many, sent by the queue's script, answered as JSON."""

from kultura.desk.review.form import comment
from kultura.desk.review.form import text
from kultura.review.decisions import ACTIONS
from kultura.review.decisions import decide
from kultura.review.decisions import Outcome
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from zope.i18n import translate

import orjson


class DecideOne(BrowserView):
    """Decides about one item and tells what became of it."""

    def __call__(self) -> bytes:
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        action = text(self.request.form, "action")
        if self.request.method != "POST" or action not in ACTIONS:
            self.request.response.setStatus(405 if self.request.method != "POST" else 400)
            return orjson.dumps({"done": False})
        CheckAuthenticator(self.request)
        form = self.request.form
        return orjson.dumps(self.told(decide(text(form, "uid"), action, comment(form))))

    def told(self, outcome: Outcome) -> dict[str, Any]:
        """Return an outcome as the script reads it."""
        message = translate(outcome.message, context=self.request)
        return {"uid": outcome.uid, "done": outcome.done, "message": message}
