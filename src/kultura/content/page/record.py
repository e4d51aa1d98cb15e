"""The public record of a page."""

from kultura.behaviors.public.record import PublicRecord
from kultura.records.page import Page


class PageRecord(PublicRecord):
    """Adds nothing: a page is its title, text and pictures."""

    kind = Page
