"""How a source is to be read, and what is said when it cannot be."""

from dataclasses import dataclass


UNREADABLE = "\ufffd"


class SourceFault(Exception):
    """The file as a whole cannot be read; the message says what to do."""


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
