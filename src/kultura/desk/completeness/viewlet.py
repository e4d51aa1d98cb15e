"""What an item still lacks, shown on it to those who may change or decide it."""

from functools import cached_property
from kultura.completeness.europeana import content_tier
from kultura.completeness.europeana import metadata_tier
from kultura.completeness.table import GOOD
from kultura.completeness.table import Point
from kultura.completeness.table import table_of
from kultura.interfaces import IDigitalObject
from plone import api
from plone.app.layout.viewlets import ViewletBase


PERMISSIONS = ("Modify portal content", "kultura: Submit", "kultura: Publish")


class CompletenessViewlet(ViewletBase):
    """Tells quietly what could be added and why; of what is good enough nothing."""

    def render(self) -> str:
        return self.index() if self.is_told else ""

    @cached_property
    def table(self):
        return table_of(self.context.portal_type)

    @property
    def is_told(self) -> bool:
        """Whether there is something to tell this person."""
        if self.table is None or api.user.is_anonymous():
            return False
        if not any(api.user.has_permission(name, obj=self.context) for name in PERMISSIONS):
            return False
        return self.score < GOOD or IDigitalObject.providedBy(self.context)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        return self.table.missing(self.context)

    @cached_property
    def score(self) -> int:
        """How complete the item is, 0–100."""
        return self.table.score(self.lacking)

    def points(self) -> tuple[Point, ...]:
        """Return what is lacking, the most important first."""
        return self.table.told(self.lacking)

    def tiers(self) -> dict[str, str] | None:
        """Return Europeana's tiers of an object."""
        if not IDigitalObject.providedBy(self.context):
            return None
        tiers = (content_tier(self.context), metadata_tier(self.context))
        return dict(zip(("content", "metadata"), map(str, tiers), strict=True))
