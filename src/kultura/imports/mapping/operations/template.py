"""`template: "{Miejscowość}, {Powiat}"`: a text put together from places of the row.

Where one of the places has no value, the template has none: put it into `first` with a shorter one.
"""

from __future__ import annotations

from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.operations.path import Path
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any

import re


PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places in braces."""

    text: str
    places: tuple[Path, ...]

    @classmethod
    def read(cls, entry: Entry) -> Template:
        """Read a text; raises MappingFault where it has no place in braces."""
        names = PLACE.findall(entry.text())
        if not names:
            raise entry.fault(
                "names no place in braces, as in “{title}”; for a fixed text use constant."
            )
        return cls(entry.text(), tuple(Path.read(Entry(name, entry.line)) for name in names))

    def apply(self, value: Any, work: Work) -> str | None:
        """Return the text with every place filled."""
        filled = [as_text(", ".join(texts(place, work))) for place in self.places]
        if not all(filled):
            return None
        values = iter(filled)
        return PLACE.sub(lambda match: next(values), self.text)

    def paths(self) -> tuple[str, ...]:
        """Return the places."""
        return tuple(place.name for place in self.places)


def texts(place: Path, work: Work) -> list[str]:
    """Return the texts at a place."""
    return [as_text(each) for each in as_list(place.apply(None, work))]
