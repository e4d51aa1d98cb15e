"""`replace: {"wł.": własność, "\\n": " "}`: pieces of a text by others, in the order written."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.step import ElementStep
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work


@dataclass(frozen=True, slots=True)
class Replace(ElementStep):
    """Pieces, and what stands in their place."""

    pieces: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, entry: Entry) -> Replace:
        """Read the pairs."""
        return cls(tuple((old, str(new.plain() or "")) for old, new in entry.fields().items()))

    def one(self, value: object, work: Work) -> str | None:
        """Return the text with the pieces replaced."""
        text = as_text(value)
        for old, new in self.pieces:
            text = text.replace(old, new)
        return text.strip() or None
