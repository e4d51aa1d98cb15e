"""Which page of the results, how long."""

from kultura.reader.parameters.parameter import number
from kultura.reader.parameters.parameter import Parameter


DEEPEST = 10_000  # the last record that pages reach

PARAMETERS = (
    Parameter(
        "page",
        f"The number of the page; page × pageSize reaches {DEEPEST:,} at most.",
        {"type": "integer", "minimum": 1, "maximum": DEEPEST, "default": 1},
        number(1, DEEPEST),
        f"a number from 1 to {DEEPEST}",
    ),
    Parameter(
        "pageSize",
        "How many results a page has.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
        number(1, 100),
        "a number from 1 to 100",
    ),
)
