"""``@@digitisation.csv``: the tables of the report for a spreadsheet."""

from collections.abc import Iterator
from kultura.desk.digitisation.page import DigitisationPage
from kultura.desk.spreadsheet import spreadsheet


class DigitisationExport(DigitisationPage):
    """One table after the other, each with its title and its columns."""

    def __call__(self) -> bytes:
        return spreadsheet(self.request.response, "digitisation.csv", self.lines())

    def lines(self) -> Iterator[tuple[object, ...]]:
        """Yield the lines."""
        for table in self.tables:
            yield (self.said(table.title),)
            yield tuple(self.said(column) for column in table.columns)
            yield from map(tuple, table.rows)
            yield ()
