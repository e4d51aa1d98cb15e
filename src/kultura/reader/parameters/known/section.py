"""Whose records."""

from kultura.reader.parameters.parameter import ID
from kultura.reader.parameters.parameter import matching
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.parameters.parameter import WORD


PARAMETERS = (
    Parameter(
        "institution",
        "Only records of this institution, by id; repeat it for several.",
        {"type": "string", "pattern": f"^{ID.pattern}$"},
        matching(ID),
        "the id of an institution",
        many=True,
    ),
    Parameter(
        "kind",
        "Only institutions of this kind, or records of such institutions; repeat it for several.",
        {"type": "string", "pattern": f"^{WORD.pattern}$"},
        matching(WORD),
        "a kind of institution, for instance museum",
        many=True,
    ),
)
