"""A row of a source: what every reader yields and every mapping takes."""

from dataclasses import dataclass
from dataclasses import field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the source holds it.

    `number` is what a person counts in the file: a line of JSON lines, a row of a sheet, an item of
    a list. A row that cannot be read has a `fault`, a sentence saying why, its text in `raw`, and
    no data.
    """

    number: int
    data: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    raw: str = ""
