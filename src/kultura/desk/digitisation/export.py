"""``@@digitisation.csv``: the tables of the report for a spreadsheet."""

from collections.abc import Iterator
from kultura.desk.digitisation.page import DigitisationPage
from kultura.review.figures.spreadsheet import as_csv


class DigitisationExport(DigitisationPage):
    """One table after the other, each with its title and its columns."""

    def __call__(self) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="digitisation.csv"')
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return as_csv(self.lines())

    def lines(self) -> Iterator[tuple[object, ...]]:
        """Yield the lines."""
        for table in self.tables:
            yield (self.said(table.title),)
            yield tuple(self.said(column) for column in table.columns)
            yield from map(tuple, table.rows)
            yield ()
