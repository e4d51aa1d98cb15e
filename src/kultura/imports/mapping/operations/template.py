"""`template: "{Miejscowość}, {Powiat}"`: a text put together from places of the row.

`{}` is what the operation before it gave. Where one of the places has no value, the template has
none: put it into `first` with a shorter one.
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


PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places in braces; None is the place of the value so far."""

    text: str
    places: tuple[Path | None, ...]

    @classmethod
    def read(cls, entry: Entry) -> Template:
        """Read a text; raises MappingFault where it has no place in braces."""
        names = PLACE.findall(entry.text())
        if not names:
            raise entry.fault("names no place in braces, as “{title}”; a fixed text is a constant.")
        places = (Path.read(Entry(name, entry.line)) if name else None for name in names)
        return cls(entry.text(), tuple(places))

    def apply(self, value: Any, work: Work) -> str | None:
        """Return the text with every place filled."""
        values = (place.apply(None, work) if place else value for place in self.places)
        filled = [", ".join(as_text(each) for each in as_list(found)) for found in values]
        if not all(filled):
            return None
        texts = iter(filled)
        return PLACE.sub(lambda match: next(texts), self.text)

    def paths(self) -> tuple[str, ...]:
        """Return the places."""
        return tuple(place.name for place in self.places if place)
