"""The page ``@@desk``: what an editor has to do, of all institutions they work for or of one."""

from AccessControl import Unauthorized
from datetime import datetime
from functools import cached_property
from kultura.behaviors.zone import region_zone
from kultura.desk.forms.unsaved import Unsaved
from kultura.desk.forms.unsaved import unsaved
from kultura.desk.overview.choosing import to_choose
from kultura.desk.overview.choosing import ToChoose
from kultura.desk.overview.on_today import OnToday
from kultura.desk.overview.on_today import shown_today
from kultura.desk.overview.queries import Found
from kultura.desk.overview.queries import Queries
from kultura.desk.overview.rows import Row
from kultura.desk.overview.rows import RowMaker
from kultura.desk.overview.rows import said
from kultura.desk.overview.sections import Addable
from kultura.desk.overview.sections import addables
from kultura.desk.overview.sections import my_sections
from kultura.interfaces import IInstitution
from kultura.presentation.written import written_short_day
from plone import api
from Products.Five import BrowserView
from typing import Any


class DeskPage(BrowserView):
    """Shows the desk; who has no account is asked to log in."""

    def __call__(self) -> str:
        if api.user.is_anonymous():
            raise Unauthorized("The desk is for people with an account.")
        if IInstitution.providedBy(self.context) and not self.sections:
            raise Unauthorized("The desk of an institution is its people's.")
        return self.index()

    @cached_property
    def sections(self) -> list[Any]:
        """The institutions this desk is of."""
        return my_sections(self.context)

    @property
    def deleted(self) -> str:
        """The UID of what was deleted just now, to be undone."""
        uid = str(self.request.form.get("deleted") or "")
        return uid if uid.isalnum() and len(uid) == 32 else ""

    def add(self) -> list[tuple[str, list[Addable]]]:
        """Return what can be added, by institution."""
        return [(section.title, addables(section)) for section in self.sections]

    @cached_property
    def person(self) -> str:
        """How the person is called."""
        user = api.user.get_current()
        return user.getProperty("fullname") or user.getId()

    @cached_property
    def queries(self) -> Queries:
        """The desk's questions to the catalog."""
        return Queries(["/".join(section.getPhysicalPath()) for section in self.sections])

    @cached_property
    def make(self) -> RowMaker:
        """Makes the rows."""
        return RowMaker(api.portal.get_current_language(self.context))

    @cached_property
    def returned(self) -> list[Row]:
        return self.make.rows(
            self.queries.returned(), when="returned_at", note="return_reason", who="returned_by"
        )

    @cached_property
    def drafts(self) -> Found:
        return self.queries.drafts()

    @cached_property
    def waiting(self) -> Found:
        return self.queries.waiting()

    @cached_property
    def incomplete(self) -> Found:
        return self.queries.incomplete()

    @cached_property
    def to_choose(self) -> list[ToChoose]:
        """Packages that say something else than their records do, by institution."""
        return to_choose(self.sections)

    def unsaved(self) -> list[tuple[Unsaved, str]]:
        """Return the forms that were left without saving, and how long ago."""
        return [(one, self.make.since(one.saved)) for one in unsaved()]

    @cached_property
    def on_today(self) -> list[OnToday]:
        """What is on today, by the hour."""
        return shown_today(self.queries, self.make, self.today)

    def venues(self) -> Found:
        """Return the places whose hours can be changed at once."""
        return self.queries.venues()

    def soon(self) -> list[dict[str, Any]]:
        """Return what begins or ends in the next days, the soonest first."""
        found = [
            (said(brain, what), what, brain)
            for what in ("opens", "closes")
            for brain in self.queries.soon(what, self.today)
        ]
        found.sort(key=lambda one: one[0])
        return [
            {"day": self.day(day), "what": what, "row": self.make.row(brain)}
            for day, what, brain in found
        ]

    def day(self, day: Any) -> str:
        """Write a day shortly."""
        return written_short_day(day, self.make.language)

    @cached_property
    def today(self) -> Any:
        """The region's day."""
        return datetime.now(region_zone()).date()

    def listing(self, state: str) -> str:
        """Return where all items of a state are."""
        return f"{self.context.absolute_url()}/@@search?review_state={state}&sort_on=modified"
