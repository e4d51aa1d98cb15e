"""The page ``@@digitisation``: pages a day, by institution, by state, by finding, and disk used."""

from datetime import datetime
from functools import cached_property
from kultura.behaviors.zone import region_zone
from kultura.desk.digitisation import tables
from kultura.desk.digitisation.tables import Table
from kultura.desk.digitisation.tables import Words
from kultura.desk.review.page import BUNDLE
from kultura.interfaces import IInstitution
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.review.figures import chart
from kultura.review.rows import Rows
from kultura.settings import current
from plone import api
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from typing import Final
from zope.i18n import translate
from zope.i18nmessageid import Message

import shutil


GIGABYTE: Final = 1000**3


class DigitisationPage(BrowserView):
    """Shows numbers as pictures, and as tables for who cannot see pictures."""

    def __call__(self) -> str:
        add_bundle_on_request(self.request, BUNDLE)
        return self.index()

    @cached_property
    def tables(self) -> list[Table]:
        """The tables, those of one institution on its own page."""
        if not is_on():
            return []
        zone = region_zone()
        with bookkeeping() as cursor:
            return [
                tables.pages_a_day(cursor, self.institution, datetime.now(zone).date(), str(zone)),
                tables.institutions(
                    cursor, self.institution, self.words, current().kultura.masters
                ),
                tables.states(cursor, self.institution, self.words),
                tables.findings(cursor, self.institution, self.words),
            ]

    @property
    def institution(self) -> str:
        """The id of the institution, empty for the region's page."""
        return self.context.getId() if IInstitution.providedBy(self.context) else ""

    @cached_property
    def words(self) -> Words:
        titles = Rows(self.request).institutions
        language = api.portal.get_current_language(self.context)
        return Words(self.said, language, lambda id: titles.get(id, id))

    def said(self, message: Message | str) -> str:
        """Say a message in the reader's language."""
        return translate(message, context=self.request)

    def chart(self, table: Table) -> str:
        """Draw a table; nothing where there is nothing to draw."""
        if not any(bar.value for bar in table.bars):
            return ""
        draw = chart.upright if table.upright else chart.lying
        title = self.said(table.title)
        return draw(f"{table.name}-chart", title, chart.in_words(table.bars), table.bars)

    def disks(self) -> list[tuple[str, str, str]]:
        """Return how full the disks of masters and of their images are: name, used, free in GB."""
        if self.institution or not is_on():
            return []
        return [
            (name, self.gigabytes(used.used), self.gigabytes(used.free))
            for name in ("masters", "derivatives")
            if (folder := current().directory(name)).is_dir()
            for used in (shutil.disk_usage(folder),)
        ]

    def gigabytes(self, size: int) -> str:
        """Write bytes as gigabytes."""
        written = f"{size / GIGABYTE:.1f}"
        return written if self.words.language.startswith("en") else written.replace(".", ",")

    def align(self, cell: str | int) -> str:
        """Return how a column stands: numbers at its end."""
        return "text-end" if isinstance(cell, int) else ""
