"""From where in the feed."""

from kultura.reader.parameters.parameter import number
from kultura.reader.parameters.parameter import Parameter


BIGGEST = 2**63 - 1

PARAMETERS = (
    Parameter(
        "since",
        "The cursor of the last answer; 0 begins at the beginning. A cursor never expires.",
        {"type": "string", "pattern": "^[0-9]{1,19}$", "default": "0"},
        number(0, BIGGEST),
        "a cursor this API gave, or 0",
    ),
)
