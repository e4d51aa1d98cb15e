"""What of an item is not said in another language yet, or no longer says the same."""

from .translations import is_stale
from .translations import ITranslations
from .translations import other_languages
from .translations import source_words
from .translations import text_of
from .translations import translatable_fields
from collections.abc import Iterator
from plone.indexer import indexer
from typing import Any
from typing import Literal


Gap = Literal["missing", "stale"]


def gaps(obj: Any, language: str) -> dict[str, Gap]:
    """Return the fields with words that have no translation, or a stale one, in form order."""
    return dict(_gaps(obj, language))


def _gaps(obj: Any, language: str) -> Iterator[tuple[str, Gap]]:
    entries = (obj.translations or {}).get(language, {})
    found = ((name, _gap(obj, name, entries.get(name))) for name in translatable_fields(obj))
    yield from ((name, gap) for name, gap in found if gap)


def _gap(obj: Any, name: str, entry: Any) -> Gap | None:
    if not source_words(obj, name):
        return None
    if not text_of(entry):
        return "missing"
    return "stale" if is_stale(obj, name, entry) else None


@indexer(ITranslations)
def untranslated(obj: Any) -> list[str]:
    """Return the languages in which something is missing or stale."""
    return [language for language in other_languages() if any(_gaps(obj, language))]
