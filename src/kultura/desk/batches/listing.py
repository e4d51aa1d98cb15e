"""The page ``@@batches``: what was brought, the newest first, with how far each has come."""

from functools import cached_property
from kultura.batches.listing import Listed
from kultura.batches.listing import listed
from kultura.batches.listing import STATES
from kultura.desk.batches.access import institution_of
from kultura.desk.batches.words import STATES as WORDS
from kultura.desk.batches.words import when
from kultura.desk.review import form
from kultura.imports.writing.place import ADD
from kultura.imports.writing.place import allowed
from kultura.publication.connection import is_on
from kultura.review.rows import Rows
from Products.Five import BrowserView
from typing import Final
from zope.i18nmessageid import Message


PAGE: Final = 50


class BatchesPage(BrowserView):
    """Lists batches of the region, or of one institution."""

    states = STATES

    def __call__(self) -> str:
        self.institution = institution_of(self.context)
        return self.index()

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.request)

    @cached_property
    def state(self) -> str:
        """The state that is asked for, empty for all."""
        asked = form.text(self.request.form, "state")
        return asked if asked in STATES else ""

    @cached_property
    def asking(self) -> bool:
        """Whether only packages are asked for about which there is something to choose."""
        return bool(form.text(self.request.form, "choose"))

    @cached_property
    def found(self) -> list[Listed]:
        """One batch more than are shown, if there are more."""
        before = form.number(self.request.form, "before", 2**31 - 1)
        if not is_on():
            return []
        return listed(self.institution, self.state, PAGE + 1, before, self.asking)

    @property
    def shown(self) -> list[Listed]:
        return self.found[:PAGE]

    def may_bring(self) -> bool:
        """Tell whether the current user brings packages to this institution."""
        return bool(self.institution) and allowed(ADD, self.context)

    def older(self) -> str:
        """Return the address of what came before, empty where nothing did."""
        if len(self.found) <= PAGE:
            return ""
        choose = "&choose=1" if self.asking else ""
        return f"{self.here()}?state={self.state}{choose}&before={self.shown[-1].batch.id}"

    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@batches"

    def address(self, one: Listed) -> str:
        return f"{self.context.absolute_url()}/@@batch?id={one.batch.id}"

    def word(self, state: str) -> Message | str:
        return WORDS.get(state, state)

    def institution_title(self, one: Listed) -> str:
        return self.rows.institutions.get(one.batch.institution, one.batch.institution)

    def person(self, one: Listed) -> str:
        return self.rows.person(one.batch.person)

    def when(self, one: Listed) -> str:
        return when(one.batch.received_at)
