"""``@@discard-draft``: throws away what was kept of a form, and opens the form anew."""

from kultura.desk.forms.keeping import ADD
from kultura.desk.forms.keeping import EDIT
from kultura.desk.forms.keeping import kept
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import BadRequest


class DiscardDraft(BrowserView):
    """Asks for POST and a token; forgets only what is the current user's."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        name = str(self.request.form.get("kultura.form") or "")
        if self.request.method != "POST" or not (name == EDIT or name.startswith(ADD)):
            raise BadRequest("kultura.form")
        mine = kept(self.context, name)
        if mine is not None:
            mine.discard()
        page = EDIT if name == EDIT else f"++add++{name.removeprefix(ADD)}"
        self.request.response.redirect(f"{self.context.absolute_url()}/{page}")
