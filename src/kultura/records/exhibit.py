"""The public record of an exhibition."""

from dataclasses import dataclass
from datetime import date
from kultura.records.fields import reference
from kultura.records.happening import Happening


@dataclass(frozen=True, kw_only=True)
class Exhibit(Happening):
    """An exhibition: open from ``opens`` to ``closes`` (both days included), or permanent."""

    type = "exhibit"
    collection = "exhibits"

    opens: date | None = None
    closes: date | None = None
    permanent: bool = False
    works: tuple[str, ...] = reference(many=True)
