"""What an item is about, for the public."""

from .words import Words
from kultura.records.subject import Subject
from typing import Any


def subjects(words: Words) -> tuple[Subject, ...]:
    """Return the topics; a topic's value is its path in the region's words."""
    rows = getattr(words.obj, "topics", None) or ()
    return tuple(_subject(words, row) for row in rows if row.get("label"))


def _subject(words: Words, row: dict[str, Any]) -> Subject:
    steps = [*(row.get("path") or ()), row["label"]]
    return Subject(
        value="/".join(step.replace("/", "∕") for step in steps),
        label=words.inside("topics", row["label"]),
        uri=row.get("uri") or None,
    )
