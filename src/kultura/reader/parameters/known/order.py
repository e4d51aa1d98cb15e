"""In which order."""

from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter


ORDERS = ("relevance", "title", "-changed", "dating", "start", "distance")

PARAMETERS = (
    Parameter(
        "sort",
        "The order: by relevance (what a query has without it), by title in the language given, "
        "the latest change first, the oldest object first; by the first date or by distance, where "
        "dates or a place are asked for.",
        {"type": "string", "enum": list(ORDERS)},
        one_of(ORDERS),
        ", ".join(ORDERS[:-1]) + " or " + ORDERS[-1],
    ),
)
