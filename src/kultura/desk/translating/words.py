"""What there is to translate of an item, and what a form says of it; plain data."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.behaviors.fields.html import IHtml
from kultura.behaviors.translation_gaps import gaps
from kultura.behaviors.translations import source_words
from kultura.behaviors.translations import text_of
from kultura.behaviors.translations import translatable_fields
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.wording import titles
from typing import Any
from zope.schema.interfaces import IList


@dataclass(frozen=True)
class Pair:
    """Words beside their translation; ``name`` is the input's."""

    name: str
    source: str
    text: str


@dataclass(frozen=True)
class Entry:
    """A field: one pair, or one for each of its words. ``gap`` is missing, stale or empty."""

    field: str
    title: str
    gap: str
    rich: bool
    many: bool
    pairs: tuple[Pair, ...]


def entries(obj: Any, language: str) -> list[Entry]:
    """Return the fields that have words, in the order of the form."""
    missing = gaps(obj, language)
    held = fields_of(obj)
    stored = (obj.translations or {}).get(language, {})
    return [
        Entry(
            field=name,
            title=titles(obj, (name,))[0],
            gap=missing.get(name, ""),
            rich=IHtml.providedBy(held[name].field),
            many=IList.providedBy(held[name].field),
            pairs=tuple(_pairs(name, source_words(obj, name), text_of(stored.get(name)))),
        )
        for name in translatable_fields(obj)
        if name in held and source_words(obj, name)
    ]


def sent(shown: list[Entry], form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of the fields that were changed, or said to be right still."""
    changed: dict[str, Any] = {}
    for entry in shown:
        words = [str(form.get(pair.name, pair.text)).strip() for pair in entry.pairs]
        same = words == [pair.text for pair in entry.pairs]
        if same and not (entry.gap == "stale" and form.get(f"right-{entry.field}")):
            continue
        if entry.many:
            pairs = zip(entry.pairs, words, strict=True)
            changed[entry.field] = {pair.source: word for pair, word in pairs if word} or None
        else:
            changed[entry.field] = words[0] or None
    return changed


def _pairs(name: str, words: list[str], text: Any) -> Iterator[Pair]:
    for number, source in enumerate(words):
        known = text.get(source, "") if isinstance(text, dict) else text or ""
        yield Pair(f"words-{name}-{number}", source, known)
