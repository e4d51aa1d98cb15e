"""What was made of the date as it is written, said to who may correct it."""

from functools import cached_property
from kultura.i18n import _
from kultura.records.dating.absence import is_absence
from kultura.records.dating.bounds import Bounds
from kultura.records.dating.bounds import bounds
from kultura.records.dating.bounds import year_of
from plone.app.layout.viewlets import ViewletBase
from zope.i18nmessageid import Message


class DatingViewlet(ViewletBase):
    """Speaks of a date that was only worked out, and of one that nothing could be made of."""

    def render(self) -> str:
        return self.index() if self.is_derived or self.is_unread else ""

    @property
    def written(self) -> str:
        """The date as the editor wrote it."""
        return self.context.dating_text or ""

    @property
    def is_derived(self) -> bool:
        """Whether there is a date for searching that nobody has checked."""
        return bool(self.written and self.context.dating_edtf and self.context.dating_derived)

    @property
    def is_unread(self) -> bool:
        """Whether there are words, and no date for searching."""
        return bool(self.written and not self.context.dating_edtf and not is_absence(self.written))

    @cached_property
    def bounds(self) -> Bounds:
        """The first and the last year or day."""
        return bounds(self.context.dating_edtf)

    def period(self) -> Message:
        """Say the date for searching as a message: one year, from until, before, after."""
        first, last = self.bounds.from_, self.bounds.to
        told = {"first": said(first), "last": said(last)}
        if first is None:
            return _("dating_until", default="until ${last}", mapping=told)
        if last is None:
            return _("dating_since", default="since ${first}", mapping=told)
        if first == last:
            return _("dating_in", default="${first}", mapping=told)
        return _("dating_from_to", default="from ${first} to ${last}", mapping=told)


def said(bound: str | None) -> str | Message:
    """Say a year as people do, 0 being 1 BC; a day stays as EDTF writes it."""
    if bound is None or year_of(bound) > 0:
        return bound or ""
    return _("dating_year_bc", default="${year} BC", mapping={"year": str(1 - year_of(bound))})
