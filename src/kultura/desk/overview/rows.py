"""A row of the desk: made from a catalog record alone, no object is woken."""

from babel.dates import format_timedelta
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.completeness.table import GOOD
from kultura.completeness.table import table_of
from kultura.presentation.written import locale_of
from plone import api
from typing import Any
from typing import Final
from zope.i18nmessageid import Message


MOST_POINTS: Final = 3


@dataclass(frozen=True)
class Row:
    """What the desk shows of an item."""

    uid: str
    title: str
    url: str
    kind: str
    state: str
    picture: str
    when: str
    note: str = ""
    who: str = ""
    score: int | None = None
    lacking: tuple[Message, ...] = ()

    @property
    def looks_incomplete(self) -> bool:
        """Whether to tell what is missing; of a good item nothing is."""
        return self.score is not None and self.score < GOOD


class RowMaker:
    """Makes rows in one language, at one moment."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.types = api.portal.get_tool("portal_types")
        self.now = datetime.now(UTC)

    def rows(self, brains: Iterable[Any], **more: Any) -> list[Row]:
        """Make the rows of records; ``more`` names what else they show by column."""
        return [self.row(brain, **more) for brain in brains]

    def row(self, brain: Any, *, when: str = "modified", note: str = "", who: str = "") -> Row:
        """Make the row of a record."""
        score, points = completeness(brain)
        return Row(
            uid=brain.UID,
            title=brain.Title or brain.getId,
            url=brain.getURL(),
            kind=self.types[brain.portal_type].Title(),
            state=brain.review_state,
            picture=picture(brain),
            when=self.ago(said(brain, when)),
            note=said(brain, note) or "" if note else "",
            who=name_of(said(brain, who)) if who else "",
            score=score,
            lacking=tuple(point.label for point in points[:MOST_POINTS]),
        )

    def ago(self, moment: Any) -> str:
        """Write how long ago something was: ``3 dni temu``."""
        return self.since(moment.asdatetime()) if moment else ""

    def since(self, moment: datetime) -> str:
        """Write how long ago a moment was."""
        passed = moment.astimezone(UTC) - self.now
        return format_timedelta(
            passed, granularity="minute", add_direction=True, locale=locale_of(self.language)
        )


def said(brain: Any, column: str) -> Any:
    """Return what a column holds; None where it holds nothing, or is not there."""
    value = getattr(brain, column, None)
    return None if type(value).__name__ == "MissingValue" or value == "None" else value


def completeness(brain: Any) -> tuple[int | None, tuple]:
    """Return how complete an item is, and the points it lacks."""
    table, score = table_of(brain.portal_type), said(brain, "completeness")
    if table is None or score is None:
        return None, ()
    return score, table.told(said(brain, "missing") or ())


def picture(brain: Any) -> str:
    """Return the address of a small picture; empty where there is none."""
    uid = said(brain, "lead_picture")
    return f"{brain.getURL()}/@@picture/{uid}/thumb" if uid else ""


def name_of(user_id: str | None) -> str:
    """Return how a person is called."""
    user = api.user.get(user_id) if user_id else None
    return (user and user.getProperty("fullname")) or user_id or ""
