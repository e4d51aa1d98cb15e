"""The form: each field as the record says it and as the package does, and which is right.

A GET shows it, a POST writes what was chosen. Where that cannot be, nothing is written, and what
was chosen is shown again with the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from kultura.batches.answering import Answer
from kultura.batches.answering import answer
from kultura.batches.answering import Answered
from kultura.batches.answering import AskedAnew
from kultura.batches.answering import NothingAsked
from kultura.batches.answering import NotNow
from kultura.batches.answering import Unfit
from kultura.batches.questions import Asked
from kultura.batches.questions import asked_about
from kultura.batches.questions import Question
from kultura.behaviors.section import section_of
from kultura.desk.batches.access import institution_of
from kultura.desk.review import form
from kultura.i18n import _
from kultura.workflows.working_copies.conflicts import original_of
from kultura.workflows.working_copies.errors import CheckOutRefused
from kultura.workflows.working_copies.shapes import is_empty
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.wording import NOTHING
from kultura.workflows.working_copies.wording import said
from kultura.workflows.working_copies.wording import titles
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import Final
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField


CHOICE: Final = "choice-"
SEEN: Final = "seen-"
SIDES: Final = ("mine", "theirs")
CONFLICT: Final = 409
BAD_REQUEST: Final = 400
FORBIDDEN: Final = 403


@dataclass(frozen=True)
class Shown:
    """A question in words: its field, what each side says in lines, what is chosen."""

    field: str
    title: str
    seen: str
    before: list[str]
    mine: list[str]
    theirs: list[str]
    choice: str
    is_anew: bool


class PackageDifferences(BrowserView):
    """Shows what record and package say differently to the people of the institution."""

    index = ViewPageTemplateFile("page.pt")
    told: tuple[Message | str, ...] = ()
    anew: frozenset[str] = frozenset()

    def __call__(self) -> str | None:
        self.request.response.setHeader("Cache-Control", "private, no-store")
        institution_of(section_of(self.context))
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        return self.act()

    @cached_property
    def record(self) -> Any:
        """The record, also where somebody looks at proposed changes to it."""
        return original_of(self.context) or self.context

    @cached_property
    def asked(self) -> Asked | None:
        return asked_about(api.portal.get(), self.record)

    def act(self) -> str | None:
        """Write what was chosen."""
        answers = self.answers()
        if not answers:
            return self.again(
                BAD_REQUEST, _("told_nothing_chosen", default="Choose for one field at least.")
            )
        try:
            return self.go_on(answer(api.portal.get(), self.record, answers))
        except NothingAsked:
            return self.again(CONFLICT)
        except AskedAnew as fault:
            self.anew = fault.fields
            return self.again(CONFLICT, ASKED_ANEW)
        except NotNow as fault:
            return self.again(FORBIDDEN, fault.why)
        except CheckOutRefused as refusal:
            return self.again(CONFLICT, refusal.message)
        except Unfit as fault:
            return self.again(BAD_REQUEST, UNFIT, *self.said_of(fault))

    def answers(self) -> dict[str, Answer]:
        """Return what was chosen, by field."""
        sent = self.request.form
        named = [name.removeprefix(CHOICE) for name in sent if name.startswith(CHOICE)]
        chosen = {name: form.text(sent, CHOICE + name) for name in named}
        return {
            name: Answer(side, form.text(sent, SEEN + name))
            for name, side in chosen.items()
            if side in SIDES
        }

    def again(self, status: int, *told: Message | str) -> str:
        """Show the form as it was filled in, with the reason."""
        self.request.response.setStatus(status)
        self.told = told
        return self.index()

    def go_on(self, answered: Answered) -> None:
        """Tell what was written, and lead to it."""
        target, page = answered.target, ""
        told = PROPOSED if answered.is_proposed else WRITTEN
        if answered.left:
            target, page = self.record, "/@@package-differences"
        api.portal.show_message(told, request=self.request)
        self.request.response.redirect(f"{target.absolute_url()}{page}")

    def said_of(self, fault: Unfit) -> Iterator[str]:
        """Yield what the record does not take, by field."""
        for one in fault.faults:
            words = translate(one.message, context=self.request)
            title = titles(self.record, (one.field,))[0] if one.field else ""
            yield f"{title}: {words}" if title else words

    def questions(self) -> list[Shown]:
        """Return what is asked, in words; what was chosen stays unless it changed since."""
        return [self.shown(one) for one in self.asked.questions] if self.asked else []

    def shown(self, one: Question) -> Shown:
        field = fields_of(self.record)[one.field].field
        before = [] if is_empty(one.base) else lines(field, one.base)
        sides = (lines(field, side) for side in (one.mine, one.theirs))
        is_anew = one.field in self.anew
        choice = "" if is_anew else form.text(self.request.form, CHOICE + one.field)
        title = titles(self.record, (one.field,))[0]
        return Shown(one.field, title, one.seen, before, *sides, choice, is_anew)

    def batch_page(self) -> str:
        """Return the address of the package's page."""
        section = section_of(self.record).absolute_url()
        return f"{section}/@@batch?id={self.asked.batch.id}"


ASKED_ANEW: Final = _(
    "told_asked_anew",
    default="The record or its package has changed since this page was opened. Nothing was "
    "written: look at what is said now, and choose again.",
)
UNFIT: Final = _(
    "told_package_unfit",
    default="Nothing was written, because the record cannot take this:",
)
WRITTEN: Final = _(
    "told_differences_settled", default="Done. This package does not ask about it again."
)
PROPOSED: Final = _(
    "told_differences_proposed",
    default="What you took from the package is in proposed changes. Look them through, then submit "
    "them: until they are approved the public sees what it saw before.",
)


def lines(field: IField, value: Any) -> list[str]:
    """Return what a value says, each item of a list a line of its own."""
    if is_empty(value):
        return [NOTHING]
    if ICollection.providedBy(field) and isinstance(value, list | tuple):
        return [said(field.value_type, item) for item in value]
    return said(field, value).splitlines()
