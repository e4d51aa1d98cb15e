"""``@@draft``: what a form's script sends every few seconds; answers in JSON, never writes ZODB."""

from kultura.desk.forms.keeping import ADD
from kultura.desk.forms.keeping import EDIT
from kultura.desk.forms.keeping import Kept
from kultura.desk.forms.keeping import kept
from kultura.desk.forms.keeping import NothingKept
from kultura.desk.forms.keeping import TooMuch
from kultura.desk.forms.keeping import typed
from kultura.desk.overview.rows import name_of
from kultura.store.drafts import DraftFile
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from typing import Final

import json


RIGHTS: Final = {EDIT: "Modify portal content", ADD: "Add portal content"}


class DraftEndpoint(BrowserView):
    """Keeps, forgets, and tells who else is at the form."""

    def __call__(self) -> str:
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        status, answer = self.answer()
        self.request.response.setStatus(status)
        return json.dumps(answer)

    def answer(self) -> tuple[int, dict[str, Any]]:
        """Return the status of HTTP and what to tell the script."""
        if self.request.method != "POST":
            return 405, {}
        name = str(self.request.form.get("kultura.form") or "")
        right = RIGHTS.get(ADD if name.startswith(ADD) else name)
        mine = kept(self.context, name) if right else None
        if mine is None or not api.user.has_permission(right, obj=self.context):
            return 401, {}
        CheckAuthenticator(self.request)
        try:
            return 200, self.do(mine)
        except TooMuch:
            return 413, {}
        except NothingKept:
            return 409, {}

    def do(self, mine: Kept) -> dict[str, Any]:
        """Do what the script asks for."""
        wish = self.request.form.get("kultura.do")
        if wish == "leave":
            mine.leave()
            return {}
        if wish == "discard":
            mine.discard()
            return {}
        if wish == "attach":
            mine.attach(self.files())
            return {}
        if wish == "save":
            based_on = str(self.request.form.get("kultura.based_on") or "")
            mine.save(typed(self.request.form), self.files(), based_on)
        return {"others": [name_of(person) for person in mine.meet()]}

    def files(self) -> list[DraftFile]:
        """Return the files that came along."""
        return [
            DraftFile(name, value.filename, _bytes(value))
            for name, value in self.request.form.items()
            if getattr(value, "filename", None)
        ]


def _bytes(upload: Any) -> bytes:
    upload.seek(0)
    return upload.read()
