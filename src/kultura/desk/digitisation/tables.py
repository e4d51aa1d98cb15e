"""The tables of the report: rows of the store in words of the reader's language."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from kultura.batches.production import by_state
from kultura.desk.batches.words import SEVERITIES
from kultura.desk.batches.words import STATES
from kultura.digitisation.sentences import in_general
from kultura.i18n import _
from kultura.review.figures.chart import Bar
from kultura.settings.masters import Masters
from kultura.store import production
from psycopg2.extensions import cursor as Cursor
from typing import Final
from zope.i18nmessageid import Message


DAYS: Final = 30
MEGABYTE: Final = 1000**2
PAGES: Final = _("column_pages", default="Pages")
PACKAGES: Final = _("column_packages", default="Packages")
INSTITUTION: Final = _("column_institution", default="Institution")


@dataclass(frozen=True)
class Table:
    """A table, the numbers of which are a chart too; ``name`` is an XML id."""

    name: str
    title: Message
    columns: Sequence[Message]
    rows: Sequence[Sequence[str | int]]
    bars: Sequence[Bar]
    upright: bool = False


@dataclass(frozen=True)
class Words:
    """How things are called in the reader's language."""

    say: Callable[[Message], str]
    language: str
    institution: Callable[[str], str]


def pages_a_day(cursor: Cursor, institution: str, today: date, zone: str) -> Table:
    """Return the pages of each of the last days."""
    first = today - timedelta(days=DAYS - 1)
    found = {one.day: one for one in production.days(cursor, institution, first, zone)}
    days = [first + timedelta(days=number) for number in range(DAYS)]
    rows = [
        (day.isoformat(), found[day].pages, found[day].packages)
        if day in found
        else (day.isoformat(), 0, 0)
        for day in days
    ]
    title = _("chart_pages_a_day", default="Pages a day, in the last 30 days")
    bars = [Bar(day[8:] + "." + day[5:7], pages) for day, pages, _packages in rows[-14:]]
    columns = (_("column_day", default="Day"), PAGES, PACKAGES)
    return Table("digitisation-days", title, columns, rows, bars, upright=True)


def institutions(cursor: Cursor, institution: str, words: Words, masters: Masters) -> Table:
    """Return what each institution brought, waits with, was refused, brought again and keeps."""
    found = production.outputs(cursor, institution)
    rows = [
        (
            words.institution(one.institution),
            one.objects,
            one.pages,
            one.waiting,
            one.refused,
            one.again,
            one.rescans,
            _megabytes(one.size),
            _megabytes(masters.quota_of(one.institution)) or "–",
        )
        for one in found
    ]
    columns = (
        INSTITUTION,
        _("column_objects", default="Objects"),
        PAGES,
        _("column_waiting", default="To decide"),
        _("column_refused", default="Refused"),
        _("column_again", default="Brought again, corrected"),
        _("column_rescans", default="Pages to scan again"),
        _("column_kept", default="Kept, MB"),
        _("column_quota", default="May keep, MB"),
    )
    bars = [Bar(words.institution(one.institution), one.pages) for one in found]
    title = _("chart_digitised_by_institution", default="Pages by institution")
    return Table("digitisation-institutions", title, columns, rows, bars)


def states(cursor: Cursor, institution: str, words: Words) -> Table:
    """Return how far packages have come."""
    found = by_state(cursor, institution)
    rows = [
        (words.say(STATES.get(state, state)), one.packages, one.pages)
        for state, one in found.items()
    ]
    columns = (_("column_state", default="State"), PACKAGES, PAGES)
    bars = [Bar(str(name), packages) for name, packages, _pages in rows if packages]
    title = _("chart_packages_by_state", default="Packages by state")
    return Table("digitisation-states", title, columns, rows, bars)


def findings(cursor: Cursor, institution: str, words: Words) -> Table:
    """Return what was found how often, the most frequent first."""
    found = production.frequencies(cursor, institution)
    rows = [
        (
            words.say(SEVERITIES[one.severity]),
            in_general(one.code, words.language),
            one.count,
            one.packages,
        )
        for one in found
    ]
    columns = (
        _("column_severity", default="How grave"),
        _("column_what", default="What it means"),
        _("column_how_often", default="How often"),
        PACKAGES,
    )
    bars = [Bar(in_general(one.code, words.language), one.count) for one in found[:10]]
    title = _("chart_findings", default="What was found")
    return Table("digitisation-findings", title, columns, rows, bars)


def _megabytes(size: int) -> int:
    return -(-size // MEGABYTE)
