"""``@@region.csv``: the numbers of the region's page for a spreadsheet."""

from collections.abc import Iterator
from kultura.desk.region.page import RegionPage
from kultura.desk.spreadsheet import spreadsheet
from kultura.i18n import _
from kultura.review.figures.counting import COUNTED


class RegionExport(RegionPage):
    """One row an institution, one column a type; then weeks, reuse and waiting times."""

    def __call__(self) -> bytes:
        return spreadsheet(self.request.response, "region.csv", self.table())

    def table(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows."""
        institution = self.said(_("column_institution", default="Institution"))
        yield (institution, *(self.rows.type(name) for name in COUNTED))
        for one in self.institutions:
            yield (one.title, *(one.counts[name] for name in COUNTED))
        yield ()
        yield (self.said(_("chart_weeks", default="Approved by week")),)
        yield from self.weeks
        yield ()
        for bar in self.reuse:
            yield (bar.label, bar.value)
        yield ()
        waiting = self.waiting
        yield (self.said(_("waiting_count", default="Waiting now")), waiting.count)
        yield (
            self.said(_("waiting_median", default="Half of it waits longer than, in days")),
            self.days(waiting.median),
        )
        yield (
            self.said(_("waiting_oldest", default="The oldest waits, in days")),
            self.days(waiting.oldest),
        )
