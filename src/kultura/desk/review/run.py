"""The page ``@@review-run``: one import with its report and a sample, decided in the background."""

from dataclasses import replace
from functools import cached_property
from kultura.desk.review import form
from kultura.desk.review.page import BUNDLE
from kultura.i18n import _
from kultura.imports.writing.indexers import BY_HAND
from kultura.publication.connection import is_on
from kultura.review.jobs.decide_run import begin
from kultura.review.people import name_of
from kultura.review.queue import Filters
from kultura.review.reasons import reasons
from kultura.review.rows import Row
from kultura.review.rows import Rows
from kultura.review.runs import sample
from kultura.review.runs import waiting_run
from kultura.review.runs import WaitingRun
from kultura.workflows.errors import CommentRequired
from plone import api
from plone.protect import CheckAuthenticator
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from typing import Any
from zExceptions import NotFound


class RunPage(BrowserView):
    """Shows what an import was, twenty of its objects, and three buttons."""

    def __call__(self) -> str | None:
        add_bundle_on_request(self.request, BUNDLE)
        if not self.run.facts or self.name == BY_HAND:
            raise NotFound(self.name)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.decide()
        return self.index()

    @property
    def name(self) -> str:
        return form.text(self.request.form, "run")

    @property
    def seed(self) -> str:
        return form.text(self.request.form, "seed")[:20]

    @cached_property
    def filters(self) -> Filters:
        return Filters("/".join(self.context.getPhysicalPath()))

    @cached_property
    def run(self) -> WaitingRun:
        return waiting_run(self.name, self.filters)

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.request)

    @cached_property
    def sample(self) -> list[Row]:
        """The sample's rows, without what the report above them says of all."""
        rows = self.rows.of(sample(self.name, self.filters, self.seed))
        return [replace(row, note="", institution="", since=None) for row in rows]

    def institution(self) -> str:
        return self.rows.institutions.get(self.run.institution, self.run.institution)

    def person(self) -> str:
        return name_of(self.run.user)

    def decider(self) -> str:
        return name_of(self.run.decision.get("person"))

    def deciding(self) -> bool:
        """Tell whether the worker is at it."""
        return bool(self.run.decision.get("left"))

    def possible(self) -> bool:
        """Tell whether there is something to decide, and a worker to do it."""
        return bool(self.run.count) and not self.deciding() and is_on()

    def reasons(self) -> list[str]:
        return reasons()

    def next_seed(self) -> int:
        return (int(self.seed) if self.seed.isdecimal() else 0) + 1

    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@review-run"

    def decide(self) -> None:
        """Have the worker decide, unless it does already."""
        order = self.order()
        if order["action"] == "request_changes" and not order["comment"]:
            self.tell(CommentRequired().message, "error")
        elif order["action"] and self.possible():
            begin(self.context, order, self.run.count - len(order["marked"]))
            self.tell(
                _("told_run_begun", default="The import is being decided in the background."),
                "info",
            )
        self.request.response.redirect(f"{self.here()}?run={self.name}")

    def order(self) -> dict[str, Any]:
        """Return what the worker is asked to do."""
        pressed = form.text(self.request.form, "decide")
        marked = form.texts(self.request.form, "marked") if pressed == "unmarked" else []
        action = {"all": "publish", "unmarked": "publish", "return": "request_changes"}
        return {
            "run": self.name,
            "action": action.get(pressed, ""),
            "comment": form.comment(self.request.form),
            "person": api.user.get_current().getId(),
            "path": self.filters.path,
            "marked": marked[:100],
        }

    def tell(self, message: Any, kind: str) -> None:
        api.portal.show_message(message, request=self.request, type=kind)
