"""Which values a record has: every filter of the search index, from its table."""

from kultura.reader.parameters.parameter import ID
from kultura.reader.parameters.parameter import matching
from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.search.values import BY_NAME
from kultura.reader.search.values import DATING
from kultura.reader.search.values import EXHIBIT
from kultura.reader.search.values import Facet
from kultura.reader.search.values import FLAGS
from kultura.records.record import kinds
from kultura.vocabularies.terms import vocabulary

import re


TEXT = re.compile(r"[^\u0000-\u001f\u007f]{1,200}")
NUMBER = re.compile(r"-?[0-9]{1,6}")
YEAR = re.compile(r"(-?[0-9]{1,6})(-[0-9]{2}(-[0-9]{2})?)?")
ELSEWHERE = ("institution",)
NUMBERED = {"decade": "1890", "century": "19"}  # with an example
MEANINGS = {
    "hasImages": "Only records with pictures, or only those without.",
    "hasText": "Only objects whose text can be searched, or only those without.",
}
AGAIN = " Repeat it for several."


def value_of(facet: Facet) -> Parameter:
    """Return the parameter of a facet; whether the site knows a term is asked of its rows."""
    means = facet.means + AGAIN
    if facet.of_records:
        return Parameter(
            facet.name, means, pattern(ID), matching(ID), "the id of a record", many=True
        )
    if facet.name in NUMBERED:
        schema = pattern(NUMBER) | {"examples": [NUMBERED[facet.name]]}
        return Parameter(facet.name, means, schema, matching(NUMBER), "a number", many=True)
    if not facet.closed:
        return Parameter(facet.name, means, pattern(TEXT), matching(TEXT), "a text", many=True)
    if not facet.vocabularies:
        words = sorted(kind.type for kind in kinds().values())
        return Parameter(
            facet.name, means, enumeration(words), one_of(words), one(words), many=True
        )
    words = [value for name in facet.vocabularies for value in vocabulary(name).by_value]
    return Parameter(facet.name, means, enumeration(words), matching(TEXT), one(words), many=True)


def pattern(expression: re.Pattern) -> dict[str, str]:
    """Return the schema of a text that matches."""
    return {"type": "string", "pattern": f"^{expression.pattern}$"}


def enumeration(words: list[str]) -> dict[str, object]:
    """Return the schema of one of some words."""
    return {"type": "string", "enum": words}


def one(words: list[str]) -> str:
    """Return how some words are said in a sentence."""
    return f"one of {', '.join(words)}"


def truth(text: str) -> bool:
    """Read `true` or `false`; raises ValueError for others."""
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def year(text: str) -> int:
    """Read the year of a date; raises ValueError where it is none."""
    found = YEAR.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int(found[1])


PARAMETERS = (
    *(value_of(facet) for facet in BY_NAME.values() if facet.name not in ELSEWHERE),
    Parameter(
        EXHIBIT,
        "Objects shown in this exhibition, by id." + AGAIN,
        pattern(ID),
        matching(ID),
        "the id of an exhibition",
        many=True,
    ),
    *(
        Parameter(name, MEANINGS[name], {"type": "boolean"}, truth, "true or false")
        for name in FLAGS
    ),
    *(
        Parameter(
            name,
            "When an object was made, a year or a date; what overlaps is found.",
            pattern(YEAR),
            year,
            "a year or a date, for instance 1850 or -43",
        )
        for name in DATING
    ),
)
