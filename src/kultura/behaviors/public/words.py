"""The words of an item in one language, with the region's words where there is no translation."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from kultura import settings
from kultura.behaviors.translations import text_of
from typing import Any


@dataclass(frozen=True)
class Words:
    """Chooses, field by field, the words of an item in the ``wanted`` language."""

    obj: Any
    wanted: str

    @cached_property
    def region(self) -> str:
        """The language the item's own fields are in."""
        return settings.current().region_language

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """All languages in which the item says something, the region's first."""
        translated = getattr(self.obj, "translations", None) or {}
        return (self.region, *sorted(language for language in translated if translated[language]))

    @cached_property
    def language(self) -> str:
        """The language of the record: the wanted one, or the region's."""
        wanted = (self.wanted, self.wanted.split("-")[0])
        return next((language for language in wanted if language in self.languages), self.region)

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The languages beside the record's."""
        return tuple(language for language in self.languages if language != self.language)

    @cached_property
    def _entries(self) -> dict[str, Any]:
        if self.language == self.region:
            return {}
        return self.obj.translations[self.language]

    def of(self, name: str) -> str | None:
        """Return the words of a field of one text, None where there are none."""
        translated = text_of(self._entries.get(name))
        own = getattr(self.obj, name, None)
        return (translated if isinstance(translated, str) else None) or own or None

    def inside(self, name: str, words: str | None) -> str | None:
        """Return what stands for ``words`` in a field of rows or lines."""
        translated = text_of(self._entries.get(name))
        found = translated.get(words) if isinstance(translated, dict) else None
        return found or words or None

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a field of several."""
        own: Iterable[str] = getattr(self.obj, name, None) or ()
        return tuple(self.inside(name, line) for line in own if line)
