"""How the calendar shows exhibitions."""

from kultura.reader.happening.exhibitions import EXHIBITIONS
from kultura.reader.happening.exhibitions import ONCE
from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter


PARAMETERS = (
    Parameter(
        "exhibitions",
        "Whether an exhibition is one entry, with the days in the window on which it is open "
        "(once), one on each such day, or none.",
        {"type": "string", "enum": list(EXHIBITIONS), "default": ONCE},
        one_of(EXHIBITIONS),
        ", ".join(EXHIBITIONS),
    ),
)
