"""The page ``@@review``: everything that waits for the person's decision.

Rows come from the catalog's columns; decisions are posted here, one item or many, and work without
a script. The script takes over what it can do better: keys, and progress.
"""

from functools import cached_property
from kultura.behaviors.approval import APPROVAL
from kultura.desk.review import form
from kultura.review.claims import Claim
from kultura.review.claims import claims_on
from kultura.review.decisions import Action
from kultura.review.decisions import ACTIONS
from kultura.review.decisions import decide
from kultura.review.decisions import Outcome
from kultura.review.queue import AGES
from kultura.review.queue import Filters
from kultura.review.queue import KINDS
from kultura.review.queue import SORTS
from kultura.review.queue import waiting
from kultura.review.reasons import reasons
from kultura.review.rows import Row
from kultura.review.rows import Rows
from kultura.review.runs import waiting_runs
from kultura.review.runs import WaitingRun
from plone import api
from plone.base.batch import Batch
from plone.protect import CheckAuthenticator
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from urllib.parse import urlencode


PAGE = 200
TYPES = "plone.app.vocabularies.ReallyUserFriendlyTypes"  # what is nobody's type left out
BUNDLE = "kultura-desk-review"
FILTERS = ("institution", "type", "age", "kind", "sort")


class ReviewPage(BrowserView):
    """Shows the queue; a POST decides about one or many."""

    index = ViewPageTemplateFile("page.pt")
    results = ViewPageTemplateFile("results.pt")
    ages, kinds, sorts = AGES, KINDS, tuple(SORTS)

    def __call__(self) -> str | None:
        add_bundle_on_request(self.request, BUNDLE)
        if self.request.method == "POST":
            return self.decide()
        return self.index()

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.request)

    @cached_property
    def filters(self) -> Filters:
        path = "/".join(self.context.getPhysicalPath())
        return form.filters(self.request.form, path, self.rows.institutions)

    @cached_property
    def found(self) -> Any:
        return waiting(self.filters)

    @cached_property
    def batch(self) -> Batch:
        """The catalog's records of one page."""
        start = form.number(self.request.form, "b_start", 10**8)
        return Batch(self.found, PAGE, start)

    @cached_property
    def shown(self) -> list[Row]:
        return self.rows.of(self.batch)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return claims_on(row.uid for row in self.shown)

    @cached_property
    def runs(self) -> list[WaitingRun]:
        return list(waiting_runs(self.filters))

    @property
    def is_site(self) -> bool:
        return self.context is api.portal.get() or self.context == api.portal.get()

    def types(self) -> list[tuple[str, str]]:
        """Return the types under approval, with their titles."""
        tool = api.portal.get_tool("portal_workflow")
        known = api.portal.get_vocabulary(TYPES)
        found = [one.value for one in known if APPROVAL in tool.getChainFor(one.value)]
        titled = ((name, self.rows.type(name)) for name in found)
        return sorted(titled, key=lambda each: each[1].casefold())

    def reasons(self) -> list[str]:
        return reasons()

    def query(self) -> str:
        """Return the filters as they stand in an address."""
        asked = {name: form.text(self.request.form, name) for name in FILTERS}
        return urlencode({name: value for name, value in asked.items() if value})

    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@review"

    def address(self) -> str:
        """Return this page's address with its filters."""
        return f"{self.here()}?{self.query()}" if self.query() else self.here()

    def decide(self) -> str:
        """Decide about what was sent, each in a transaction of its own, and show the results."""
        CheckAuthenticator(self.request)
        comment = form.comment(self.request.form)
        self.outcomes = [decide(uid, action, comment) for uid, action in self.asked()]
        return self.results()

    def asked(self) -> list[tuple[str, Action]]:
        """Return what is to be decided how: one item by its own button, or all that are ticked."""
        one = form.text(self.request.form, "approve")
        if one:
            return [(one, "publish")]
        action = form.text(self.request.form, "action")
        uids = form.texts(self.request.form, "uid")[:PAGE] if action in ACTIONS else []
        return [(uid, action) for uid in uids]

    def done(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.done]

    def not_done(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if not outcome.done]
