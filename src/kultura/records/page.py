"""The public record of a page of text."""

from dataclasses import dataclass
from kultura.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Page(Record):
    """A page."""

    type = "page"
    collection = "pages"
