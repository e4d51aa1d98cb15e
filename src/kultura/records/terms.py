"""Which terms of the vocabularies a record uses."""

from collections.abc import Iterator
from dataclasses import fields
from dataclasses import is_dataclass
from kultura.records.record import Record
from typing import Any


def terms(record: Record) -> tuple[str, ...]:
    """Return the values a record has of each vocabulary as ``vocabulary:value``, sorted."""
    return tuple(sorted(set(_terms(record))))


def vocabulary_fields(part: type) -> dict[str, str]:
    """Return the vocabulary of each field of a class that has one, by the field's name."""
    marked = ((f.name, f.metadata.get("vocabulary")) for f in fields(part))
    return {name: vocabulary for name, vocabulary in marked if vocabulary}


def _terms(part: Any) -> Iterator[str]:
    for field in fields(part):
        value = getattr(part, field.name)
        vocabulary = field.metadata.get("vocabulary")
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from _terms(one)
            elif vocabulary and one:
                yield f"{vocabulary}:{one}"
