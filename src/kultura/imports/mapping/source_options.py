"""The part `source:` of a mapping: how the file is to be read, where it does not say itself."""

from kultura.imports.mapping.entry import Entry
from kultura.imports.options import SourceOptions
from typing import Any

import codecs


def options_of(entry: Entry) -> SourceOptions:
    """Read the options of a source; raises MappingFault."""
    known = entry.only("format", "encoding", "delimiter", "sheet", "header", "items")
    values: dict[str, Any] = {key: below.text() for key, below in known.items()}
    if "header" in known:
        values["header"] = row_number(known["header"])
    if "encoding" in known:
        check_encoding(known["encoding"])
    if len(values.get("delimiter", ";")) != 1:
        raise known["delimiter"].fault("must be one character.")
    return SourceOptions(**values)


def row_number(entry: Entry) -> int:
    """Read a row's number, from 1."""
    if not isinstance(entry.value, int) or entry.value < 1:
        raise entry.fault("must be a row's number, 1 or more.")
    return entry.value


def check_encoding(entry: Entry) -> None:
    """Raise MappingFault where Python knows no such encoding."""
    try:
        codecs.lookup(entry.text())
    except LookupError as error:
        raise entry.fault(f"There is no encoding “{entry.text()}”.") from error
