"""How much of each record."""

from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.schemas.kinds import field_names


INCLUDABLE = ("related", "institution", "works")
FIELDS = tuple(sorted(field_names()))

PARAMETERS = (
    Parameter(
        "include",
        "References to show as whole records, with commas between them; the first 200 of an "
        "answer are whole, the rest stay references.",
        {"type": "string", "enum": list(INCLUDABLE)},
        one_of(INCLUDABLE),
        ", ".join(INCLUDABLE[:-1]) + " or " + INCLUDABLE[-1],
        listed=True,
    ),
    Parameter(
        "fields",
        "Only these fields of each record, with commas between them.",
        {"type": "string", "enum": list(FIELDS)},
        one_of(FIELDS),
        "names of fields, for instance id,title",
        listed=True,
    ),
)
