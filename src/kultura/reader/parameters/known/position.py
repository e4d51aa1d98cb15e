"""From where in the feed."""

from kultura.reader.parameters.parameter import Parameter

import re


BIGGEST = 2**63 - 1
NAMED = 8  # characters of a store's identity that are in a cursor
CURSOR = re.compile(rf"([0-9]{{1,19}})(?:-([0-9a-f]{{{NAMED}}}))?")


def position(text: str) -> tuple[int, str | None]:
    """Return a number of the feed and the beginning of its store's identity, unless it has none."""
    found = CURSOR.fullmatch(text)
    if found is None or int(found[1]) > BIGGEST:
        raise ValueError(text)
    return int(found[1]), found[2]


PARAMETERS = (
    Parameter(
        "since",
        "The cursor of the last answer; 0 begins at the beginning. A cursor never expires; it is "
        "refused with 410 where the region was restored from a backup since.",
        {"type": "string", "pattern": f"^{CURSOR.pattern}$", "default": "0"},
        position,
        "a cursor this API gave, or 0",
    ),
)
