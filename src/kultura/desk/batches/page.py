"""The page ``@@batch``: one package, what was found in it, and what was and can be decided."""

from datetime import datetime
from functools import cached_property
from kultura.batches.answering import DESCRIBE
from kultura.batches.answering import SEPARATOR
from kultura.batches.deciding import AFTER
from kultura.batches.deciding import decide
from kultura.batches.deciding import may_decide
from kultura.batches.deciding import NoReason
from kultura.batches.deciding import NotWaiting
from kultura.batches.deciding import NotYours
from kultura.batches.faults import BatchFault
from kultura.batches.jobs.go_on import KIND
from kultura.batches.listing import Shown
from kultura.batches.listing import shown
from kultura.batches.quality import may_note
from kultura.batches.quality import note_quality
from kultura.batches.questions import asked_about
from kultura.batches.telling import note_of
from kultura.behaviors.lookup import find
from kultura.desk.batches.access import institution_of
from kultura.desk.batches.grouping import Group
from kultura.desk.batches.grouping import grouped
from kultura.desk.batches.words import ACTIONS
from kultura.desk.batches.words import EXPLAINED
from kultura.desk.batches.words import SEVERITIES
from kultura.desk.batches.words import SIDES
from kultura.desk.batches.words import STATES
from kultura.desk.batches.words import when
from kultura.desk.review import form
from kultura.i18n import _
from kultura.imports.writing.fields import TypeFields
from kultura.imports.writing.place import PORTAL_TYPE
from kultura.publication.asking import ask
from kultura.publication.connection import is_on
from kultura.review.people import name_of
from kultura.settings import current
from kultura.store.batches import NEEDS_DECISION
from kultura.store.batches import UNDER_WAY
from kultura.store.findings import Decision
from pathlib import Path
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from typing import Final
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message


TOLD: Final[dict[type[BatchFault], Message]] = {
    NoReason: _("told_no_reason", default="Say why. The reason is kept with the masters."),
    NotYours: _(
        "told_not_your_package",
        default="Somebody else decides about this package: never who brought it.",
    ),
    NotWaiting: _(
        "told_not_waiting", default="This package does not wait for a decision any more."
    ),
}
NOTE: Final = "note"
DONE: Final[dict[str, Message]] = {
    "waive": _("told_waived", default="It is taken as it is, and goes on in the background."),
    "refuse": _("told_package_refused", default="It is refused."),
}


class BatchPage(BrowserView):
    """Shows a batch; a POST decides about it."""

    severities, actions = SEVERITIES, ACTIONS

    def __call__(self) -> str | None:
        here = institution_of(self.context)
        if here and here != self.shown.batch.institution:
            raise NotFound(f"There is no batch {self.shown.batch.id} here.")
        return self.decide() if self.request.method == "POST" else self.index()

    @cached_property
    def shown(self) -> Shown:
        number = form.number(self.request.form, "id", 2**31 - 1)
        if not is_on():
            raise NotFound(f"There is no batch {number}.")
        try:
            return shown(number)
        except BatchFault as fault:
            raise NotFound(str(fault)) from fault

    def source(self) -> str:
        """Return where the package came from; of what came from a browser, how it was called."""
        source = Path(self.shown.batch.source)
        uploads = current().directory("uploads").resolve()
        return source.name if source.is_relative_to(uploads) else str(source)

    @cached_property
    def language(self) -> str:
        return api.portal.get_current_language(self.context)

    def decide(self) -> None:
        """Decide as the button says, and show the page again."""
        CheckAuthenticator(self.request)
        action = form.text(self.request.form, "decide")
        if action == NOTE:
            self.add_note()
        if action in AFTER:
            self.tell(*self.decided(action))
        self.request.response.redirect(self.here())

    def decided(self, action: str) -> tuple[Message, str]:
        """Decide; return what to tell and how grave it is."""
        number, reason = self.shown.batch.id, form.comment(self.request.form)
        try:
            decide(api.portal.get(), number, action, reason)
        except (NoReason, NotYours, NotWaiting) as fault:
            return TOLD[type(fault)], "error"
        if action == "waive":
            ask(KIND, {"batch": number})
        return DONE[action], "info"

    def add_note(self) -> None:
        """Add a note on the quality of the package."""
        text = form.text(self.request.form, "note")
        if note_quality(api.portal.get(), self.shown.batch.id, text):
            self.tell(_("told_note_added", default="The note is added."), "info")

    def may_note(self) -> bool:
        return may_note(api.portal.get(), self.shown.batch)

    def tell(self, message: Message, kind: str) -> None:
        api.portal.show_message(message, request=self.request, type=kind)

    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@batch?id={self.shown.batch.id}"

    def under_way(self) -> str | None:
        """Say that more will become of it by itself; None where nothing will."""
        return "true" if self.shown.batch.state in UNDER_WAY else None

    def waits(self) -> bool:
        return self.shown.state == NEEDS_DECISION

    def possible(self) -> bool:
        """Tell whether the current user may decide about it now."""
        mine = self.shown.batch.person == api.user.get_current().getId()
        return self.waits() and not mine and may_decide(api.portal.get(), self.shown.batch)

    def word(self) -> Message | str:
        return STATES.get(self.shown.state, self.shown.state)

    def note(self) -> str:
        """Return what is told of it, in the reader's language."""
        return note_of(self.shown.batch, self.language)

    def explained(self) -> Message | None:
        return EXPLAINED.get(self.shown.state)

    def findings(self) -> list[Group]:
        """Return what was found in the reader's language, what is alike told once."""
        return grouped(self.shown.findings, self.language)

    def kept(self) -> list[dict[str, Any]]:
        """Return what the package says and has no field for."""
        return list(self.shown.batch.description.get("kept", ()))

    def record(self) -> Any | None:
        """Return the record, if it is there and the reader may see it."""
        uid = self.shown.batch.uid
        found = find(api.portal.get(), uid) if uid else None
        return found if found is not None and api.user.has_permission("View", obj=found) else None

    def differences(self) -> str | None:
        """Return where somebody chooses between record and package; None where they agree."""
        record = self.record()
        asked = asked_about(api.portal.get(), record) if record is not None else None
        if asked is None or asked.batch.id != self.shown.batch.id:
            return None
        return f"{record.absolute_url()}/@@package-differences"

    def reason(self, decision: Decision) -> str:
        """Return why something was decided; of what was chosen by field, what was."""
        if decision.action != DESCRIBE:
            return decision.reason
        chosen = (sides.partition(": ") for sides in decision.reason.split(SEPARATOR))
        return "; ".join(self.chosen(field, side) for field, _colon, side in chosen)

    def chosen(self, field: str, side: str) -> str:
        known = TypeFields(PORTAL_TYPE).fields
        title = translate(known[field].title, context=self.request) if field in known else field
        return f"{title}: {translate(SIDES.get(side, side), context=self.request)}"

    def person(self, user_id: str) -> str:
        return name_of(user_id)

    def when(self, moment: datetime) -> str:
        return when(moment)

    def size(self) -> str:
        return f"{self.shown.batch.size / 1024**2:,.1f} MB".replace(",", " ")
