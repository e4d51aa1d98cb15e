"""The public record of a news item."""

from kultura.behaviors.public.record import PublicRecord
from kultura.records.news import News


class NewsRecord(PublicRecord):
    """Adds nothing: news is its title, text and pictures, and when it was published."""

    kind = News
