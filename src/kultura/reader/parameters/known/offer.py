"""For how much, for how long, for how many."""

from kultura.reader.parameters.parameter import matching
from kultura.reader.parameters.parameter import number
from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter

import re


EITHER = ("true", "false")
AMOUNT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
YES_OR_NO = {"type": "string", "enum": list(EITHER)}


def yes_or_no(name: str, means: str) -> Parameter:
    """Return a parameter that takes true or false."""
    return Parameter(name, means, YES_OR_NO, one_of(EITHER), "true or false")


def at_most(name: str, means: str, most: int, takes: str) -> Parameter:
    """Return a parameter that takes a number from 1."""
    schema = {"type": "integer", "minimum": 1, "maximum": most}
    return Parameter(name, means, schema, number(1, most), takes)


PARAMETERS = (
    yes_or_no(
        "free",
        "What costs nothing on that very date, a museum's free day among them; false: what is "
        "known to cost something.",
    ),
    yes_or_no("online", "What one can take part in online; false: what one cannot."),
    yes_or_no(
        "bookable",
        "What can be booked: the offer says so, and the date is neither sold out nor called off; "
        "false: the rest.",
    ),
    Parameter(
        "maxPrice",
        "What has a price of at most this much, or is free on that date.",
        {"type": "string", "pattern": f"^{AMOUNT.pattern}$"},
        matching(AMOUNT),
        "an amount, for instance 20 or 19.50",
    ),
    at_most(
        "maxDuration",
        "What is known to last at most so many minutes.",
        100_000,
        "minutes, a number from 1 to 100000",
    ),
    at_most(
        "groupSize",
        "What is for groups, and for one of this size.",
        100_000,
        "people, a number from 1 to 100000",
    ),
)
