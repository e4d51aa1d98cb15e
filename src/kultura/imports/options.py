"""How a source is to be read."""

from dataclasses import dataclass


UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How to read a source; what is empty is found out from the file itself.

    `header` is the row with the columns' names, `items` the dotted path to the list in a JSON
    document.
    """

    format: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int = 1
    items: str = ""
