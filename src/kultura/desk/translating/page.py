"""``@@translate``: one page an item and language, source and translation side by side.

On a published item a translation is a proposal like any other change: it is written on a working
copy, which is begun here where there is none yet.
"""

from AccessControl import Unauthorized
from functools import cached_property
from kultura.behaviors.fields.html_widget import editor_options
from kultura.behaviors.translations import ITranslations
from kultura.behaviors.translations import other_languages
from kultura.behaviors.translations import translate
from kultura.desk.translating.words import entries
from kultura.desk.translating.words import Entry
from kultura.desk.translating.words import sent
from kultura.i18n import _
from kultura.presentation.written import locale_of
from kultura.records.text import plain
from kultura.workflows.working_copies.errors import CheckOutRefused
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import json


MODIFY = "Modify portal content"
PROPOSE = "iterate : Check out content"
KEPT = _("told_translation_saved", default="The translation is saved.")
PROPOSED = _(
    "told_translation_proposed",
    default="The translation is a proposal now. Submit it, and it is public once it is approved.",
)


class TranslatePage(BrowserView):
    """Shows the words on GET, stores them on POST."""

    def __call__(self) -> str | None:
        if api.user.is_anonymous() or not (self.may_write or self.may_propose):
            raise Unauthorized("translate")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.store()
        return self.index()

    @property
    def may_write(self) -> bool:
        """Whether the item itself may be changed."""
        return api.user.has_permission(MODIFY, obj=self.context)

    @property
    def may_propose(self) -> bool:
        """Whether changes may be proposed to what is published."""
        return api.user.has_permission(PROPOSE, obj=self.context)

    @cached_property
    def language(self) -> str:
        """The language translated into: the one asked for, else the first."""
        wanted, known = self.request.form.get("language"), other_languages()
        return wanted if wanted in known else known[0]

    def languages(self) -> list[dict[str, Any]]:
        """Return the languages there are, each with its name."""
        return [
            {"id": tag, "title": self.name(tag), "current": tag == self.language}
            for tag in other_languages()
        ]

    def name(self, tag: str) -> str:
        """Return what a language is called in the language of the page."""
        spoken = locale_of(api.portal.get_current_language(self.context))
        return spoken.languages.get(tag.split("-")[0], tag)

    @cached_property
    def entries(self) -> list[Entry]:
        """The fields with words."""
        return entries(self.context, self.language)

    def plain(self, html: str) -> str:
        """Return the words of a rich text."""
        return plain(html)

    def editor(self, title: str) -> str:
        """Return the options of the rich-text editor of a field."""
        return json.dumps(editor_options(self.context, None, self.request, title))

    def store(self) -> None:
        """Store what was written, on a working copy where the item is published."""
        words = sent(self.entries, self.request.form)
        item, told = self.context, KEPT
        if words and not self.may_write:
            try:
                item, told = self.proposal(), PROPOSED
            except CheckOutRefused as refusal:
                api.portal.show_message(refusal.message, request=self.request, type="error")
                return self.go(self.context)
        if words:
            translate(item, self.language, words)
            notify(ObjectModifiedEvent(item, Attributes(ITranslations, "translations")))
        api.portal.show_message(told, request=self.request)
        return self.go(item)

    def proposal(self) -> Any:
        """Return a new working copy of the item; raises CheckOutRefused."""
        return ICheckinCheckoutPolicy(self.context).checkout(None)

    def go(self, item: Any) -> None:
        """Show the page again, of the item that was written on."""
        url = f"{item.absolute_url()}/@@translate?language={self.language}"
        self.request.response.redirect(url)


class TranslateAllowed(BrowserView):
    """Asked by the action: whether the page is for this user and this item."""

    def __call__(self) -> bool:
        if api.user.is_anonymous() or not other_languages():
            return False
        return any(api.user.has_permission(name, obj=self.context) for name in (MODIFY, PROPOSE))
