"""What a record is about."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A topic: ``value`` is what filters take, a path where the topic has broader ones.

    ``value`` separates the levels of a hierarchy by ``/`` (``objects/furnishings/chair``),
    ``label`` is the last of them in the record's language.
    """

    value: str
    label: str
    uri: str | None = None
