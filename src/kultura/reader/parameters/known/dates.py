"""How the calendar shows exhibitions, and what it counts."""

from kultura.reader.happening.exhibitions import EXHIBITIONS
from kultura.reader.happening.exhibitions import ONCE
from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter
from kultura.records.record import kinds


COUNTED = ("day",)
TYPES = tuple(sorted(kind.type for kind in kinds().values()))

PARAMETERS = (
    Parameter(
        "exhibitions",
        "Whether an exhibition is one entry, with the days in the window on which it is open "
        "(once), one on each such day, or none.",
        {"type": "string", "enum": list(EXHIBITIONS), "default": ONCE},
        one_of(EXHIBITIONS),
        ", ".join(EXHIBITIONS),
    ),
    Parameter(
        "aggregations",
        "What to count: day is how many dates each day has.",
        {"type": "string", "enum": list(COUNTED)},
        one_of(COUNTED),
        ", ".join(COUNTED),
        listed=True,
    ),
    Parameter(
        "type",
        "Only records of this type; repeat it for several.",
        {"type": "string", "enum": list(TYPES)},
        one_of(TYPES),
        ", ".join(TYPES),
        many=True,
    ),
)
