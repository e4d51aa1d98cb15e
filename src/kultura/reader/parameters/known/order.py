"""In which order."""

from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter
from kultura.store.listing import ORDERS


PARAMETERS = (
    Parameter(
        "sort",
        "The order: by title in the language given, or the latest change first.",
        {"type": "string", "enum": list(ORDERS), "default": "title"},
        one_of(tuple(ORDERS)),
        " or ".join(ORDERS),
    ),
)
