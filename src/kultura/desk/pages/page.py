"""The table of an object's pages: ``@@pages`` without a page's name.

A GET shows it, a POST fills or saves it. What cannot be saved is shown again as it was written,
with the reason: nothing of it is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.zone import region_zone
from kultura.desk.pages.rows import filled
from kultura.desk.pages.rows import filling_of
from kultura.desk.pages.rows import MOST
from kultura.desk.pages.rows import Row
from kultura.desk.pages.rows import rows_of
from kultura.desk.pages.rows import wanted_of
from kultura.desk.review import form
from kultura.desk.viewer.shown import name_of as name_of_page
from kultura.i18n import _
from kultura.pages.changing import change_pages
from kultura.pages.changing import known_pages
from kultura.pages.changing import PagesDisputed
from kultura.pages.changing import wishes
from kultura.pages.permitted import may_change_pages
from kultura.pages.permitted import may_hide_pages
from kultura.pages.permitted import sees_hidden_pages
from kultura.pages.reading import asked
from kultura.pages.wanted import Disputed
from kultura.pages.wanted import Wanted
from kultura.pages.wording import FIELD_NAMES
from kultura.pages.wording import in_a_row
from kultura.pages.wording import PAGE_TYPES
from kultura.pages.wording import said
from kultura.pages.wording import said_in_short
from kultura.pages.wording import Told
from kultura.pages.wording import where
from kultura.presentation.written import written_date
from kultura.publication.connection import is_on
from kultura.review.people import name_of
from kultura.store.page_changes import COVER
from kultura.store.page_sets import changes_after
from kultura.store.page_sets import Noted
from kultura.store.page_sets import PageSet
from kultura.store.quality_notes import notes_on_record
from kultura.vocabularies.factory import spoken_language
from kultura.vocabularies.site import site_vocabulary
from kultura.workflows.working_copies.errors import CheckOutRefused
from kultura.workflows.working_copies.policy import refuse_check_out
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import Final
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.i18n import translate
from zope.i18nmessageid import Message


PORTION: Final = 400  # pages in one table
LATEST: Final = 50  # saves of the history
PICTURE: Final = "full/!180,180"
STYLES: Final[dict[str, Message]] = {
    "arabic": _("number_style_arabic", default="1, 2, 3"),
    "roman": _("number_style_roman", default="i, ii, iii"),
    "upper-roman": _("number_style_upper_roman", default="I, II, III"),
    "brackets": _("number_style_brackets", default="[1], [2], [3]"),
    "none": _("number_style_none", default="without a number"),
}
TURNS: Final = (0, 90, 180, 270)


@dataclass(frozen=True)
class Save:
    """One save in the history: when, by whom, and what was changed."""

    when: str
    who: str
    told: list[tuple[Message, Message, str, str]]


class PagesTable(BrowserView):
    """Shows the pages of an object to those who may see all of them."""

    index = ViewPageTemplateFile("page.pt")
    styles, turns = STYLES, TURNS
    wanted: Wanted | None = None
    refusal: Message | None = None
    disputes: list[Disputed] = []
    unsaved = False

    def __call__(self) -> str | None:
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not is_on() or not sees_hidden_pages(self.context):
            raise Unauthorized("The pages are shown to the people of the institution.")
        if self.known is None:
            raise NotFound("This object has no pages.")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.act()
        return self.index()

    @cached_property
    def known(self) -> PageSet | None:
        return known_pages(self.context)

    @cached_property
    def types(self) -> dict[str, str]:
        """What a page may be, with what it is called."""
        language = spoken_language()
        terms = site_vocabulary(PAGE_TYPES).terms
        return {term.value: term.label(language) for term in terms}

    @cached_property
    def may_change(self) -> bool:
        return may_change_pages(self.context)

    @cached_property
    def may_hide(self) -> bool:
        return self.may_change or may_hide_pages(self.context)

    def may_propose(self) -> bool:
        """Tell whether changes to the object may be begun."""
        try:
            refuse_check_out(self.context)
        except CheckOutRefused:
            return False
        return self.may_hide

    def act(self) -> str | None:
        """Do what the pressed button says."""
        sent = self.request.form
        self.wanted = wanted_of(sent)
        if form.text(sent, "do") == "fill":
            self.unsaved = True
            self.wanted = self._own(self.wanted)
            filling = filling_of(sent, len(self.known.pages))
            self.wanted = filled(self.wanted, self.known.pages, filling)
            return self.index()
        return self.save(self.wanted)

    def save(self, wanted: Wanted) -> str | None:
        """Save, and show the page anew; what cannot be saved stays in the table."""
        try:
            changed = change_pages(self.context, wanted)
        except PagesDisputed:
            return self._again(409)
        except Refused as refusal:
            self.refusal = refusal.message
            return self._again(400)
        if not changed.changes:
            told = _("told_pages_unchanged", default="Nothing was changed.")
        elif changed.at_once:
            told = _("told_pages_hidden", default="Hidden. The public does not see it any more.")
        else:
            count = len({change.page for change in changed.changes})
            told = _("told_pages_saved", default="Saved: ${count} pages.", mapping={"count": count})
        api.portal.show_message(told, request=self.request)
        return self.request.response.redirect(self.address(self.begin))

    def _again(self, status: int) -> str:
        self.request.response.setStatus(status)
        self.unsaved = True
        self.wanted = self._own(self.wanted)
        return self.index()

    def _own(self, wanted: Wanted) -> Wanted:
        """Return only what somebody wants: all else is shown as it is kept now.

        What another person has changed meanwhile is told, because the next save overwrites it.
        """
        own, self.disputes = wishes(self.known, wanted)
        return own

    @cached_property
    def begin(self) -> int:
        """The place of the first row."""
        return form.number(self.request.form, "begin", MOST) or 1

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.known, self.wanted, self.begin, self.begin + PORTION - 1)

    def order(self) -> str:
        return " ".join(row.page.page for row in self.rows)

    def portions(self) -> list[tuple[int, int, str]]:
        """Return the tables there are: first and last place, address; none where one holds all."""
        count = len(self.known.pages)
        firsts = range(1, count + 1, PORTION) if count > PORTION else ()
        return [(at, min(at + PORTION - 1, count), self.address(at)) for at in firsts]

    def address(self, begin: int = 1) -> str:
        end = f"?begin={begin}" if begin > 1 else ""
        return f"{self.context.absolute_url()}/@@pages{end}"

    def cover(self) -> str:
        wanted = self.wanted.cover if self.wanted else None
        return self.known.cover if wanted is None else wanted

    def picture(self, row: Row) -> str:
        """Return the address of a small image, turned as it is wanted."""
        turn = (row.rotation - row.page.turned) % 360
        address = f"{self.context.absolute_url()}/@@pages/{row.page.page}"
        return f"{address}/{PICTURE}/{turn}/default.jpg"

    def alt(self, row: Row) -> str:
        """Return what a small image shows, in words."""
        named = name_of_page(row.page, len(self.known.pages))
        return translate(named, context=self.request)

    def type_name(self, row: Row) -> str:
        return said("type", row.type, self.request)

    def waits_to_be_turned(self) -> bool:
        return any(one.turned != one.rotation for one in self.known.pages)

    def type_options(self, row: Row) -> list[tuple[str, str]]:
        """Return types to choose from; one that a package brought is among them."""
        others = {row.type: row.type} if row.type not in self.types else {}
        return list((others | self.types).items())

    def disputed(self) -> Iterator[dict[str, Any]]:
        """Yield what two people have changed, in words."""
        for one in self.disputes:
            yield {
                "place": one.place,
                "field": FIELD_NAMES[one.field],
                "theirs": self._said(one.field, one.theirs),
                "mine": self._said(one.field, one.mine),
                "who": name_of(one.person) if one.person else "",
                "gone": one.theirs is None,
            }

    def history(self) -> list[Save]:
        """Return the latest saves, the newest first."""
        noted = asked(lambda cursor: changes_after(cursor, self.known.uid))
        saves = [list(some) for _key, some in groupby(noted, lambda one: (one.at, one.person))]
        return [self._save(some) for some in saves[: -LATEST - 1 : -1]]

    def notes(self) -> list[tuple[str, str, str]]:
        """Return what people said of the packages: when, who, what."""
        found = asked(lambda cursor: notes_on_record(cursor, self.known.owner))
        return [(self._when(one.at), name_of(one.person), one.note) for one in found]

    def _when(self, moment: datetime) -> str:
        at = moment.astimezone(region_zone())
        day = written_date(at.date(), api.portal.get_current_language(self.context))
        return f"{day}, {at:%H:%M}"

    def _save(self, noted: list[Noted]) -> Save:
        told = in_a_row([one.change for one in noted], self.request)
        who = name_of(noted[0].person) if noted[0].person else ""
        return Save(self._when(noted[0].at), who, [self._told(one) for one in told])

    def _told(self, told: Told) -> tuple[Message, Message, str, str]:
        old = said_in_short(told.old) if told.old else ""
        new = said_in_short(told.new) if told.new else ""
        return where(told), FIELD_NAMES[told.field], old, new

    def _said(self, field: str, value: str | None) -> str:
        return self._place(value) if field == COVER else said(field, value, self.request)

    def resource(self, name: str) -> str:
        site = self.context.restrictedTraverse("@@plone_portal_state").portal_url()
        return f"{site}/++plone++kultura-desk/{name}"

    def _place(self, page: str | None) -> str:
        return next((str(one.position) for one in self.known.pages if one.page == page), "–")
