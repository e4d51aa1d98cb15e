"""Points and tables of points: plain data, and what is missing of it."""

from collections.abc import Callable
from dataclasses import dataclass
from kultura.i18n import _
from kultura.interfaces import ICompletenessTable
from typing import Any
from typing import Final
from zope.component import queryUtility
from zope.i18nmessageid import Message
from zope.interface import implementer


GOOD: Final = 80  # from here on an item is good, and nobody is nagged about the rest
SCORE: Final = _("completeness_score", default="${score} % complete")


@dataclass(frozen=True)
class Point:
    """Something a good item has; ``weight`` says how much it counts beside others."""

    id: str
    label: Message
    reason: Message
    holds: Callable[[Any], bool]
    weight: int = 1


@implementer(ICompletenessTable)
class Table:
    """What a good item of one type has, the most important first."""

    def __init__(self, *points: Point) -> None:
        self.points = points

    def missing(self, obj: Any) -> tuple[str, ...]:
        """Return the ids of the points that do not hold, in the table's order."""
        return tuple(point.id for point in self.points if not point.holds(obj))

    def score(self, missing: tuple[str, ...]) -> int:
        """Return how much of the table's weight is there, 0–100, rounded down."""
        whole = sum(point.weight for point in self.points)
        lacking = sum(point.weight for point in self.points if point.id in missing)
        return 100 * (whole - lacking) // whole

    def told(self, missing: tuple[str, ...]) -> tuple[Point, ...]:
        """Return the points of these ids, in the table's order."""
        return tuple(point for point in self.points if point.id in missing)


def table_of(portal_type: str) -> ICompletenessTable | None:
    """Return the table of a type; None for a type without one."""
    return queryUtility(ICompletenessTable, portal_type)
