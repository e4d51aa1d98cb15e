"""What a new section of each kind consists of.

A kind is a folder: its class in ``content.py``, and beside it ``parts.yaml``, a list of parts with
their id, title by language, what may be added in them (``types``) and what is in them from the
start (``contents``). Nothing else has to know of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, kw_only=True)
class Part:
    """Something to make in a new section: a sub-section, or what is in one from the start."""

    id: str
    titles: Mapping[str, str]
    type: str = "Subsection"
    types: tuple[str, ...] = ()
    contents: tuple["Part", ...] = ()

    def title(self, language: str) -> str:
        """Return the title in ``language``, else in English."""
        return self.titles.get(language.split("-")[0]) or self.titles["en"]


@cache
def parts_of(institution_class: type) -> tuple[Part, ...]:
    """Read ``parts.yaml`` beside the class; raises FileNotFoundError where a kind has none."""
    package = institution_class.__module__.rpartition(".")[0]
    entries = yaml.safe_load((files(package) / "parts.yaml").read_text(encoding="utf-8"))
    return tuple(_part(entry) for entry in entries)


def _part(entry: dict[str, Any]) -> Part:
    return Part(
        id=entry["id"],
        titles=entry["title"],
        type=entry.get("type", "Subsection"),
        types=tuple(entry.get("types", ())),
        contents=tuple(_part(inner) for inner in entry.get("contents", ())),
    )
