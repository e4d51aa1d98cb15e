"""The public record of a production on a stage."""

from dataclasses import dataclass
from datetime import date
from kultura.records.happening import Happening


@dataclass(frozen=True, kw_only=True)
class Performance(Happening):
    """A production and its showings; credits are in the order of the bill."""

    type = "performance"
    collection = "performances"

    premiere: date | None = None
    intermissions: int | None = None
