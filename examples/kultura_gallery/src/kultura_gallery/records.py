"""The public record of a residency; imported by the public reader, so it knows no Zope."""

from dataclasses import dataclass
from datetime import date
from kultura.records.fields import reference
from kultura.records.happening import Happening


@dataclass(frozen=True, kw_only=True)
class Residency(Happening):
    """An artist's stay from ``opens`` to ``closes``; ``exhibits`` are the exhibitions it led to."""

    type = "residency"
    collection = "residencies"

    artist: str | None = None
    discipline: str | None = None
    opens: date | None = None
    closes: date | None = None
    exhibits: tuple[str, ...] = reference(many=True)
