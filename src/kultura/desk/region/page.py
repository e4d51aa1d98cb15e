"""The page ``@@region``: what is public, how long people wait, what opens next."""

from datetime import date
from datetime import datetime
from functools import cached_property
from kultura.behaviors.zone import region_zone
from kultura.desk.review.page import BUNDLE
from kultura.i18n import _
from kultura.presentation.written import written_date
from kultura.review.figures import chart
from kultura.review.figures import counting
from kultura.review.figures.chart import Bar
from kultura.review.figures.counting import COUNTED
from kultura.review.figures.counting import Institution
from kultura.review.figures.counting import Opening
from kultura.review.figures.counting import Waiting
from kultura.review.rows import Rows
from plone import api
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from zope.i18n import translate
from zope.i18nmessageid import Message


MOST_BARS = 20
REUSE = {
    "open": _("reuse_open", default="Free to reuse"),
    "restricted": _("reuse_restricted", default="With restrictions"),
    "permission": _("reuse_permission", default="Only with permission"),
}


class RegionPage(BrowserView):
    """Shows the region's numbers as pictures, and as tables for who cannot see pictures."""

    def __call__(self) -> str:
        add_bundle_on_request(self.request, BUNDLE)
        return self.index()

    @cached_property
    def language(self) -> str:
        return api.portal.get_current_language(self.context)

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.request)

    @cached_property
    def institutions(self) -> list[Institution]:
        return counting.institutions()

    @cached_property
    def types(self) -> list[tuple[str, str]]:
        """Return the types of which anything is public, with their titles."""
        there = [name for name in COUNTED if any(one.counts[name] for one in self.institutions)]
        return [(name, self.rows.type(name)) for name in there]

    @cached_property
    def waiting(self) -> Waiting:
        return counting.waiting()

    @cached_property
    def weeks(self) -> list[tuple[date, int]]:
        return counting.weeks(datetime.now(region_zone()).date())

    @cached_property
    def reuse(self) -> list[Bar]:
        return [Bar(self.said(REUSE[name]), count) for name, count in counting.reuse().items()]

    def openings(self) -> list[tuple[Opening, str, str]]:
        """Return what opens next, with its type and its day in words."""
        return [
            (one, self.rows.type(one.type), written_date(one.start.date(), self.language))
            for one in counting.openings(datetime.now(region_zone()))
        ]

    def days(self, number: float | None) -> str:
        """Write a number of days."""
        return "–" if number is None else f"{number:.1f}".replace(".", self._comma())

    def institutions_chart(self) -> str:
        """Draw how much each institution has made public."""
        bars = [Bar(one.title, one.total) for one in self.institutions[:MOST_BARS]]
        title = self.said(_("chart_institutions", default="Public items by institution"))
        return chart.lying("region-institutions", title, chart.in_words(bars), bars)

    def weeks_chart(self) -> str:
        """Draw how much was approved in each of the last weeks."""
        bars = [Bar(f"{day:%d.%m}", count) for day, count in self.weeks]
        title = self.said(_("chart_weeks", default="Approved by week"))
        return chart.upright("region-weeks", title, chart.in_words(bars), bars)

    def reuse_chart(self) -> str:
        """Draw how public objects may be reused."""
        title = self.said(_("chart_reuse", default="Public objects by reuse"))
        return chart.lying("region-reuse", title, chart.in_words(self.reuse), self.reuse)

    def said(self, message: Message) -> str:
        """Say a message in the reader's language."""
        return translate(message, context=self.request)

    def _comma(self) -> str:
        return "." if self.language.startswith("en") else ","
