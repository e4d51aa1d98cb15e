"""The page ``@@operational-facts``: cancel, move, sell out, close on a day; made for a phone."""

from collections.abc import Iterable
from datetime import datetime
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.zone import local_day
from kultura.behaviors.zone import region_zone
from kultura.desk.operational_facts.form import exception
from kultura.desk.operational_facts.form import schedule_change
from kultura.desk.operational_facts.form import shown
from kultura.i18n import _
from kultura.workflows.operational_facts.change import change_facts
from kultura.workflows.operational_facts.change import EXCEPTIONS
from kultura.workflows.operational_facts.change import may_change
from kultura.workflows.operational_facts.change import SCHEDULE
from kultura.workflows.operational_facts.facts import Row
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.wording import said
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from zope.schema.interfaces import IField
from zope.schema.interfaces import ITerm


class OperationalFactsPage(BrowserView):
    """Shows what is ahead; each date is a form of its own, because one is changed in a hurry."""

    def __call__(self) -> str | None:
        if self.request.method == "POST":
            return self.change()
        return self.index()

    def change(self) -> None:
        """Do what the submitted form asks for, and show the page again."""
        CheckAuthenticator(self.request)
        try:
            found = change_facts(self.context, **self.asked())
        except Refused as refusal:
            self.tell(refusal.message, "error")
        else:
            self.tell(CHANGED if found else UNCHANGED, "info")
        self.request.response.redirect(f"{self.context.absolute_url()}/@@operational-facts")

    def asked(self) -> dict[str, list[Row]]:
        """Return the changes that the submitted form describes."""
        form = self.request.form
        if form.get("field") == EXCEPTIONS:
            asked = exception(form)
            return {EXCEPTIONS: [asked | {"remove": True} if form.get("remove") else asked]}
        row = next((row for row in self._rows(SCHEDULE) if row["id"] == form.get("id")), {})
        return {SCHEDULE: [{"id": form.get("id"), **schedule_change(row, form, region_zone())}]}

    def has_schedule(self) -> bool:
        return SCHEDULE in fields_of(self.context)

    def has_hours(self) -> bool:
        return EXCEPTIONS in fields_of(self.context)

    def dates(self) -> list[Row]:
        """Return the rows of today and later, soonest first; with ``?all=1`` all of them."""
        return list(self._ahead(self._rows(SCHEDULE)))

    def exceptions(self) -> list[Row]:
        """Return the exceptional hours of today and later."""
        return list(self._ahead(self._rows(EXCEPTIONS)))

    def past(self) -> int:
        """Return how many dates are over and not shown."""
        return len(self._rows(SCHEDULE)) - len(self.dates())

    def when(self, row: Row) -> str:
        return said(None, row["start"])

    def hours(self, row: Row) -> str:
        """Return what exceptional hours say."""
        return said(fields_of(self.context)[EXCEPTIONS].field.value_type, row)

    def said(self, name: str, row: Row) -> str:
        """Return what a column of a date says."""
        return said(self._column(name), row.get(name))

    def shown(self, name: str, row: Row) -> str:
        """Return what the input of a column holds."""
        return shown(row.get(name), region_zone())

    def terms(self, name: str) -> Iterable[ITerm]:
        """Return what can be chosen in a column."""
        return self._column(name).bind(self.context).vocabulary

    def tell(self, message: str, kind: str) -> None:
        api.portal.show_message(message, request=self.request, type=kind)

    def _column(self, name: str) -> IField:
        return fields_of(self.context)[SCHEDULE].field.row_schema[name]

    def _rows(self, name: str) -> list[Row]:
        held = fields_of(self.context).get(name)
        return held.get() or [] if held is not None else []

    def _ahead(self, rows: list[Row]) -> Iterable[Row]:
        today, everything = local_day(datetime.now(region_zone())), self.request.form.get("all")
        for row in sorted(rows, key=lambda row: row["start"]):
            if everything or _day(row.get("end") or row["start"]) >= today:
                yield row


class OperationalFactsAllowed(BrowserView):
    """Asked by the action: whether the page is for this user and this item."""

    def __call__(self) -> bool:
        return may_change(self.context)


CHANGED = _("told_facts_changed", default="Changed. The public sees it now.")
UNCHANGED = _("told_facts_unchanged", default="Nothing was changed.")


def _day(value: Any) -> Any:
    return local_day(value) if isinstance(value, datetime) else value
