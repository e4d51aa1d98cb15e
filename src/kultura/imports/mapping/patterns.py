"""Regular expressions written in a mapping."""

from kultura.imports.mapping.entry import Entry

import re


def compiled(entry: Entry) -> re.Pattern[str]:
    """Return the pattern; raises MappingFault where it is none."""
    try:
        return re.compile(entry.text())
    except re.error as error:
        raise entry.fault(f"This is no regular expression: {error}.") from error
