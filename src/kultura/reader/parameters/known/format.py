"""As what the results are sent."""

from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter


GEOJSON = "geojson"

PARAMETERS = (
    Parameter(
        "format",
        "geojson: all results that have a place, as points with a title and addresses; no pages. "
        "More than 5,000 are refused: narrow by bbox.",
        {"type": "string", "enum": [GEOJSON]},
        one_of((GEOJSON,)),
        GEOJSON,
    ),
)
