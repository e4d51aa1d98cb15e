"""The page of one record: what an editor previews, an approver judges and a visitor reads.

Rendered from the public record alone; what belongs to other objects (the institution, a venue,
related items) is looked up at view time and only where the reader may see it.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from functools import cached_property
from itertools import groupby
from kultura.i18n import _
from kultura.interfaces import IPublicRecord
from kultura.presentation.access import as_seen
from kultura.presentation.facts.fact import Fact
from kultura.presentation.facts.fact import Target
from kultura.presentation.facts.fact import Value
from kultura.presentation.facts.fact import Wording
from kultura.presentation.facts.object import written_agent
from kultura.presentation.facts.place import place
from kultura.presentation.links import with_links
from kultura.presentation.written import written_clock
from kultura.presentation.written import written_date
from kultura.presentation.written import written_month
from kultura.presentation.written import written_short_day
from kultura.records.agent import Agent
from kultura.records.occurrence import Occurrence
from kultura.records.picture import Attachment
from kultura.records.picture import Picture
from kultura.records.record import Record
from kultura.settings import current
from kultura.vocabularies.site import label_of
from plone import api
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import ClassVar
from zoneinfo import ZoneInfo
from zope.i18n import translate


BUNDLE = "kultura"


@dataclass(frozen=True)
class ShownPicture:
    """A picture as a page shows it; ``alt`` is empty for a decorative one."""

    src: str
    thumb: str
    alt: str
    caption: str
    position: str


@dataclass(frozen=True)
class Showing:
    """One date of a schedule in words."""

    day: str
    clock: str
    notes: tuple[str, ...]
    status: str
    over: bool
    link: str | None
    datetime: str


@dataclass(frozen=True)
class Month:
    """The showings of one month under its name."""

    name: str
    showings: tuple[Showing, ...]


@dataclass(frozen=True)
class Download:
    """A file offered for download."""

    title: str
    url: str
    detail: str


class RecordView(BrowserView):
    """The page of a record; a type's own view names its facts, in the order they are told.

    ``facts`` is a tuple of functions ``(record, wording) -> Fact | None``.
    """

    facts: ClassVar[tuple[Any, ...]] = ()
    default_template = ViewPageTemplateFile("record.pt")

    def __call__(self) -> str:
        add_bundle_on_request(self.request, BUNDLE)
        return getattr(self, "index", self.default_template)()

    @cached_property
    def language(self) -> str:
        return api.portal.get_current_language(self.context)

    @cached_property
    def record(self) -> Record:
        return with_links(as_seen(IPublicRecord(self.context).record(self.language)))

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(current().kultura.time_zone)

    @cached_property
    def wording(self) -> Wording:
        return Wording(
            self.language,
            self.zone,
            lambda vocabulary, value: label_of(vocabulary, value, self.language),
            self.resolve,
            self.translate,
        )

    def translate(self, message: str) -> str:
        return translate(message, context=self.request)

    def resolve(self, uid: str) -> Target | None:
        """Find what a reference leads to, for the person who is looking."""
        brain = next(iter(api.content.find(UID=uid)), None)
        return Target(brain.Title, brain.getURL()) if brain else None

    def told_facts(self) -> list[Fact]:
        """Give the facts that are known, in order."""
        made = (tell(self.record, self.wording) for tell in self.facts)
        return [fact for fact in made if fact]

    def institution(self) -> Target | None:
        """Find the institution the record belongs to."""
        return self.resolve(self.record.institution) if self.record.institution else None

    def related(self) -> list[Target]:
        """Find the related items the reader may see."""
        return self.targets(self.record.related)

    def targets(self, uids: Iterable[str]) -> list[Target]:
        """Find what several references lead to."""
        return [target for target in map(self.resolve, uids) if target]

    def pictures(self) -> list[ShownPicture]:
        """Give all pictures in the editor's order."""
        return [self._picture(picture) for picture in self.record.images]

    def downloads(self) -> list[Download]:
        """Give the files offered with the record."""
        return [self._download(attachment) for attachment in self.record.attachments]

    def months(self) -> list[Month]:
        """Give the dates to come, month by month."""
        return self._months(row for row in self._schedule() if not self._over(row))

    def past_months(self) -> list[Month]:
        """Give the dates gone by, month by month."""
        return self._months(row for row in self._schedule() if self._over(row))

    def credits(self) -> list[tuple[str, tuple[Value, ...]]]:
        """Give the people behind the record by role, in the order of the bill."""
        people = getattr(self.record, "credits", ())
        return [
            (self._role(role), tuple(self._credited(agent) for agent in agents))
            for role, agents in groupby(people, key=lambda agent: agent.role)
        ]

    def published(self) -> str:
        """Tell the day of publication."""
        moment = self.record.published_at
        return written_date(moment.astimezone(self.zone).date(), self.language) if moment else ""

    def state(self) -> str:
        """Name the workflow state where the public does not see the item; empty where it does."""
        state = api.content.get_state(self.context, "published")
        return "" if state in ("published", "active", "public") else state

    def state_title(self) -> str:
        """Name the workflow state in the reader's language."""
        workflows = api.portal.get_tool("portal_workflow")
        title = workflows.getTitleForStateOnType(self.state(), self.context.portal_type)
        return translate(title, domain="kultura", context=self.request)

    def _picture(self, picture: Picture) -> ShownPicture:
        url = f"{self.context.absolute_url()}/@@picture/{picture.image}"
        credit = " / ".join(part for part in (picture.credit, picture.holder) if part)
        focus = picture.focus
        position = f"{focus.x * 100:.0f}% {focus.y * 100:.0f}%" if focus else "50% 50%"
        alt = "" if picture.decorative else picture.alt or self.record.title
        return ShownPicture(f"{url}/great", f"{url}/preview", alt, credit, position)

    def _download(self, attachment: Attachment) -> Download:
        kind = (attachment.media_type or "").rsplit("/", 1)[-1].upper()
        size = f"{attachment.size / 1e6:.1f} MB" if attachment.size else ""
        language = attachment.language and self.wording.label(
            "kultura.languages", attachment.language
        )
        detail = ", ".join(part for part in (kind, size, language) if part)
        url = f"{self.context.absolute_url()}/@@attachment/{attachment.file}"
        return Download(attachment.title, url, detail)

    def _schedule(self) -> Iterator[Occurrence]:
        yield from sorted(getattr(self.record, "schedule", ()), key=lambda row: row.start)

    def _over(self, row: Occurrence) -> bool:
        return (row.end or row.start) < datetime.now(self.zone)

    def _months(self, rows: Iterable[Occurrence]) -> list[Month]:
        def month(row: Occurrence) -> date:
            return row.start.astimezone(self.zone).date().replace(day=1)

        return [
            Month(
                written_month(first, self.language), tuple(self._showing(row) for row in showings)
            )
            for first, showings in groupby(rows, key=month)
        ]

    def _showing(self, row: Occurrence) -> Showing:
        return Showing(
            day=written_short_day(row.start.astimezone(self.zone).date(), self.language),
            clock="" if row.all_day else self._clock(row),
            notes=tuple(self._notes(row)),
            status=row.status,
            over=self._over(row),
            link=row.link,
            datetime=row.start.isoformat(),
        )

    def _clock(self, row: Occurrence) -> str:
        moments = [moment for moment in (row.start, row.end) if moment]
        return "–".join(written_clock(moment, self.zone, self.language) for moment in moments)

    def _notes(self, row: Occurrence) -> Iterator[str]:
        if row.status != "scheduled":
            yield self.wording.label("kultura.event_statuses", row.status)
        if row.previous_start:
            before = written_short_day(
                row.previous_start.astimezone(self.zone).date(), self.language
            )
            yield self.translate(_("showing_before", default="was ${day}", mapping={"day": before}))
        if row.availability and row.availability != "available":
            yield self.wording.label("kultura.availabilities", row.availability)
        where = place(row.place, self.wording)
        if where:
            yield where.values[0].text
        if row.accessibility:
            for service in row.accessibility.services:
                yield self.wording.label("kultura.accessibility_services", service)
        if row.note:
            yield row.note

    def _role(self, role: str | None) -> str:
        return self.wording.label("kultura.agent_roles", role) if role else ""

    def _credited(self, agent: Agent) -> Value:
        if agent.character:
            return Value(agent.name, agent.authority, agent.character)
        return Value(written_agent(agent, self.wording).text, agent.authority)
