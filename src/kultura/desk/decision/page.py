"""The page ``@@decide`` of an item that waits: all that a decision needs, and the decision."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from kultura.behaviors.zone import region_zone
from kultura.completeness.table import table_of
from kultura.desk.decision.pages import changed_pages
from kultura.desk.decision.rendering import public_page
from kultura.desk.review import form
from kultura.desk.review.page import BUNDLE
from kultura.i18n import _
from kultura.presentation.view import BUNDLE as RECORD_BUNDLE
from kultura.publication.connection import is_on
from kultura.review import claims
from kultura.review import planning
from kultura.review.changes import Change
from kultura.review.changes import changes_since
from kultura.review.claims import Claim
from kultura.review.conversation import conversation
from kultura.review.conversation import Turn
from kultura.review.decisions import decide
from kultura.review.decisions import decided_already
from kultura.review.queue import Filters
from kultura.review.queue import next_waiting
from kultura.review.reasons import reasons
from kultura.review.rows import Row
from kultura.review.rows import Rows
from kultura.review.snapshots import versions
from kultura.workflows.working_copies.conflicts import has_conflicts
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from plone.protect import CheckAuthenticator
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from typing import Any
from typing import ClassVar
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Comparison:
    """What changed since an earlier version."""

    title: Message
    changes: list[Change]


PUBLIC = "public"
SINCE = {
    "returned": _("since_returned", default="Since it was returned"),
    "public": _("since_public", default="Against what the public sees or saw last"),
}
NOT_A_MOMENT = _("refused_moment", default="Write the day and the time of the approval.")


class DecisionPage(BrowserView):
    """Shows the item; a POST approves, plans, returns, takes it or gives it back."""

    def __call__(self) -> str | None:
        for bundle in (BUNDLE, RECORD_BUNDLE):
            add_bundle_on_request(self.request, bundle)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.act()
        return self.index()

    @cached_property
    def uid(self) -> str:
        return self.context.UID()

    @cached_property
    def row(self) -> Row | None:
        """What the queue says of the item."""
        catalog = api.portal.get_tool("portal_catalog")
        rows = Rows(self.request).of(catalog(UID=self.uid, show_inactive=True))
        return rows[0] if rows else None

    @cached_property
    def possible(self) -> bool:
        """Tell whether the person may decide now."""
        return planning.may_approve(self.context)

    def state(self) -> Message:
        """Say why there is nothing to decide."""
        return decided_already(self.context)

    def claim(self) -> Claim | None:
        return claims.claims_on([self.uid]).get(self.uid)

    def has_claims(self) -> bool:
        return is_on()

    def planned(self) -> datetime | None:
        return self.row.planned if self.row else None

    def rendering(self) -> str:
        return public_page(self.context, self.request)

    def comparisons(self) -> list[Comparison]:
        """Return what changed, against each version there is."""
        kept = versions(self.context)
        changes = {name: changes_since(self.context, kept[name]) for name in kept}
        if PUBLIC in changes:
            changes[PUBLIC] += changed_pages(self.context, self.request)
        return [Comparison(SINCE[name], found) for name, found in changes.items()]

    def has_conflicts(self) -> bool:
        return IWorkingCopy.providedBy(self.context) and has_conflicts(self.context)

    def turns(self) -> list[Turn]:
        return conversation(self.context)

    def missing(self) -> list[Message]:
        """Return what would make the item better, the most important first."""
        table = table_of(self.context.portal_type)
        lacking = table.missing(self.context) if table is not None else ()
        return [point.label for point in table.told(lacking)] if lacking else []

    def reasons(self) -> list[str]:
        return reasons()

    def earliest(self) -> str:
        """Return the earliest moment of a plan, as a browser's input has it."""
        return datetime.now(region_zone()).strftime("%Y-%m-%dT%H:%M")

    def queue(self) -> str:
        return f"{api.portal.get().absolute_url()}/@@review"

    def act(self) -> None:
        """Do what the pressed button says."""
        pressed = form.text(self.request.form, "decide")
        if pressed in self.ACTS:
            self.ACTS[pressed](self)

    def approve(self) -> None:
        self._decide("publish")

    def give_back(self) -> None:
        self._decide("request_changes")

    def plan(self) -> None:
        moment = self._moment()
        if moment is None:
            return self._stay(NOT_A_MOMENT, "error")
        try:
            planning.plan(self.context, moment, form.comment(self.request.form))
        except planning.PlanRefused as refusal:
            return self._stay(refusal.args[0], "error")
        told = _("told_planned", default="It will be approved at this time.")
        api.portal.show_message(told, request=self.request)
        return self.request.response.redirect(self.queue())

    def give_up(self) -> None:
        planning.give_up(self.context)
        self._stay(_("told_plan_given_up", default="It waits as before."), "info")

    def take(self) -> None:
        taken = is_on() and claims.take(self.uid)
        others = _("told_claimed", default="Somebody else has it now.")
        mine = _("told_taken", default="It is yours for half an hour: the others see that.")
        self._stay(mine if taken else others, "info" if taken else "warning")

    def release(self) -> None:
        if is_on():
            claims.release(self.uid)
        self._stay(_("told_released", default="Others may take it."), "info")

    ACTS: ClassVar[dict[str, Callable[[Any], None]]] = {
        "approve": approve,
        "return": give_back,
        "plan": plan,
        "give-up": give_up,
        "take": take,
        "release": release,
    }

    def _decide(self, action: Any) -> None:
        following = self._following()
        outcome = decide(self.uid, action, form.comment(self.request.form))
        if not outcome.done:
            return self._stay(outcome.message, "error")
        message = Message("${title}: ${message}", mapping=self._words(outcome))
        api.portal.show_message(message, request=self.request)
        return self.request.response.redirect(following or self.queue())

    def _words(self, outcome: Any) -> dict[str, str]:
        told = api.portal.translate(outcome.message)
        return {"title": outcome.title, "message": told}

    def _following(self) -> str:
        path = "/".join(api.portal.get().getPhysicalPath())
        brain = next_waiting(Filters(path), self.uid)
        return f"{brain.getURL()}/@@decide" if brain is not None else ""

    def _moment(self) -> datetime | None:
        try:
            written = datetime.fromisoformat(form.text(self.request.form, "moment"))
        except ValueError:
            return None
        return written if written.tzinfo else written.replace(tzinfo=region_zone())

    def _stay(self, message: Any, kind: str) -> None:
        api.portal.show_message(message, request=self.request, type=kind)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@decide")
