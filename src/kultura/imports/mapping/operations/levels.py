"""`levels: ">"`: topics written as `Sztuka > Malarstwo > Pejzaż`, with their path."""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.step import Step
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.topic import each_once
from kultura.imports.mapping.topic import Topic
from kultura.imports.mapping.topic import topic
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Levels(Step):
    """What stands between a broader topic and a narrower one."""

    separator: str

    @classmethod
    def read(cls, entry: Entry) -> Levels:
        """Read the separator."""
        return cls(entry.text().strip())

    def apply(self, value: Any, work: Work) -> list[Topic]:
        """Return the rows of the topics, each once."""
        paths = (self.names(as_text(each)) for each in as_list(value))
        return each_once(topic(path) for path in paths if path)

    def names(self, text: str) -> list[str]:
        """Return the names of one topic from the broadest down."""
        parts = (part.strip() for part in text.split(self.separator))
        return [part for part in parts if part]
