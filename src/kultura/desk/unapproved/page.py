"""The page ``@@changed-without-approval``: what became public in the last days without the region.

Cancelled showings, new opening hours, a section's own fields: allowed, and shown here.
"""

from dataclasses import dataclass
from DateTime import DateTime
from functools import cached_property
from kultura.behaviors.section import section_of
from kultura.behaviors.zone import region_zone
from kultura.presentation.written import written_date
from kultura.publication.connection import is_on
from kultura.review.visits import see
from kultura.review.visits import seen_until
from kultura.workflows.operational_facts.unapproved import changes_without_approval
from plone import api
from plone.base.batch import Batch
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any


DAYS = 30
PAGE = 50
VISIT = "changed-without-approval"


@dataclass(frozen=True)
class Change:
    """One item with its latest change as the page shows it."""

    title: str
    url: str
    kind: str
    institution: str
    when: str
    who: str
    what: str
    new: bool = False


class UnapprovedPage(BrowserView):
    """Lists items changed without approval, the latest first."""

    days = DAYS

    def __call__(self) -> str | None:
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        if self.keeps_visits():
            see(VISIT)
        return self.request.response.redirect(f"{self.context.absolute_url()}/@@{VISIT}")

    def keeps_visits(self) -> bool:
        """Tell whether there is a place to remember visits in."""
        return is_on()

    @cached_property
    def seen(self) -> DateTime | None:
        """Until when the person has seen the list; None for never."""
        moment = seen_until(VISIT) if self.keeps_visits() else None
        return DateTime(moment) if moment is not None else None

    def new(self) -> int:
        """Count what changed since the person's last visit; the index knows minutes only."""
        begin = max(self.seen or DateTime(0), DateTime() - DAYS)
        found = api.content.find(changed_without_approval={"query": begin, "range": "min"})
        return sum(brain.changed_without_approval > begin for brain in found)

    def batch(self) -> Batch:
        """Return a page of brains."""
        found = api.content.find(
            changed_without_approval={"query": DateTime() - DAYS, "range": "min"},
            sort_on="changed_without_approval",
            sort_order="descending",
        )
        start = str(self.request.form.get("b_start", ""))
        return Batch(found, PAGE, int(start) if start.isdecimal() and len(start) < 7 else 0)

    def change(self, brain: Any) -> Change:
        """Return the latest change of an item."""
        obj = brain.getObject()
        section, entry = section_of(obj), changes_without_approval(obj)[0]
        return Change(
            title=obj.title or obj.getId(),
            url=obj.absolute_url(),
            kind=obj.getTypeInfo().Title(),
            institution=section.title if section is not None else "",
            when=self._written(entry["time"]),
            who=_name(entry.get("actor") or ""),
            what=entry.get("comments") or "",
            new=self.seen is None or entry["time"] > self.seen,
        )

    def _written(self, moment: DateTime) -> str:
        local = moment.asdatetime().astimezone(region_zone())
        day = written_date(local.date(), api.portal.get_current_language(self.context))
        return f"{day}, {local:%H:%M}"


def _name(user_id: str) -> str:
    user = api.user.get(user_id) if user_id else None
    return (user and user.getProperty("fullname")) or user_id
