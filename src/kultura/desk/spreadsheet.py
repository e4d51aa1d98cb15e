"""Tables as a CSV file: saved by the browser under a name, neither guessed at nor kept by it."""

from collections.abc import Iterable
from collections.abc import Sequence
from kultura.review.figures.spreadsheet import as_csv
from ZPublisher.HTTPResponse import HTTPResponse


def spreadsheet(response: HTTPResponse, name: str, rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV, and say in the headers that they are a file called ``name``."""
    response.setHeader("Content-Type", "text/csv; charset=utf-8")
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
    response.setHeader("Cache-Control", "no-store")
    response.setHeader("X-Content-Type-Options", "nosniff")
    return as_csv(rows)
