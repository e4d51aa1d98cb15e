"""What a field of a record may be: a reference to another object, put in at read, or a term.

A record's own part is stored as the bytes to send; whatever belongs to another object, or changes
with the clock, is joined to it at read. The mark sits on the field, so that no list of names
repeats it.
"""

from collections.abc import Iterator
from dataclasses import Field
from dataclasses import field
from dataclasses import fields
from typing import Any


NOT_OWN = {"reference", "joined"}


def reference(*, many: bool = False) -> Any:
    """Declare a field that holds the UID of another object, or with ``many`` a tuple of UIDs."""
    return field(default=() if many else None, metadata={"reference": True})


def joined(*, many: bool = False) -> Any:
    """Declare a field that is no part of the stored bytes: the clock or a join decides it."""
    return field(default=() if many else None, metadata={"joined": True})


def term(vocabulary: str, *, many: bool = False, **given: Any) -> Any:
    """Declare a field that holds a value of a vocabulary, with ``many`` a tuple of them.

    ``given`` may be a ``default``; without one a single value is None, unless ``required``.
    """
    if not given.pop("required", False):
        given.setdefault("default", () if many else None)
    return field(metadata={"vocabulary": vocabulary}, **given)


def own_fields(record: Any) -> Iterator[Field]:
    """Yield the fields of a record's own part: neither references nor joined at read."""
    return (f for f in fields(record) if not f.metadata.keys() & NOT_OWN)


def reference_fields(record: Any) -> Iterator[Field]:
    """Yield the fields of a record, or of a part of one, that hold UIDs of other objects."""
    return (f for f in fields(record) if f.metadata.get("reference"))
