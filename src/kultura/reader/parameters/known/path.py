"""Where a record lies in the region's tree."""

from kultura.reader.parameters.parameter import Parameter


LONGEST = 1_000


def read(text: str) -> str:
    """Return a path as records have it; raises ValueError for what can be none."""
    bare = text.strip("/")
    if not bare or len(bare) > LONGEST or not bare.isprintable():
        raise ValueError(text)
    return bare


PARAMETERS = (
    Parameter(
        "path",
        "The one record that lies at this path (`path` of a record), in place of a list; 301 to "
        "the new path where it has moved.",
        {"type": "string", "minLength": 1, "maxLength": LONGEST},
        read,
        "the path of a record, for instance muzeum/o-nas",
    ),
)
