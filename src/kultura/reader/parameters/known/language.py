"""In which language."""

from kultura.reader.parameters.parameter import LANGUAGE
from kultura.reader.parameters.parameter import matching
from kultura.reader.parameters.parameter import Parameter


PARAMETERS = (
    Parameter(
        "lang",
        "The language wanted; without it Accept-Language, then the region's. Content-Language says "
        "which was given.",
        {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
        matching(LANGUAGE),
        "a language tag, for instance pl",
    ),
)
