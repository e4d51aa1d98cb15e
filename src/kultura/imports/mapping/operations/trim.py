"""`trim: "[]."`: a text without these characters at its ends."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.step import ElementStep
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work


@dataclass(frozen=True, slots=True)
class Trim(ElementStep):
    """Characters to take away at both ends; spaces always go."""

    characters: str

    @classmethod
    def read(cls, entry: Entry) -> Trim:
        """Read the characters."""
        return cls(entry.text())

    def one(self, value: object, work: Work) -> str | None:
        """Return the text trimmed."""
        return as_text(value).strip(f"{self.characters} \t\n") or None
