"""The public record of a news item."""

from dataclasses import dataclass
from kultura.records.record import Record


@dataclass(frozen=True, kw_only=True)
class News(Record):
    """News; its date is ``published_at``."""

    type = "news"
    collection = "news"
