"""The words of an item in other languages, kept on the item itself.

One approval, one schedule, one set of pictures, whatever number of languages. What is stored is
language → field → entry; an entry is ``{"text": …, "source": …, "seen": …, "source_changed": …}``:
the words, a digest of the words they translate, one of the words last seen, and when these were
last changed. A translation is stale when its source is no longer what was translated.

A field of rows or of several lines is translated word for word: its text is a dict from the source
words to the translated ones, so that rows may be moved and added freely.
"""

from .fields.refusals import nearest
from .fields.refusals import Refused
from .translatable import translatable_names
from Acquisition import aq_base
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from hashlib import sha256
from kultura import settings
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.dexterity.utils import iterSchemata
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IDict


PLONES_OWN = ("title", "description")
Entry = dict[str, Any]
Words = str | dict[str, str]


class ITranslationsField(IDict):
    """A field that holds translations."""


@implementer(ITranslationsField)
class TranslationsField(schema.Dict):
    """language → field → entry."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        kw.setdefault("defaultFactory", dict)
        super().__init__(
            key_type=schema.TextLine(),
            value_type=schema.Dict(key_type=schema.TextLine(), value_type=schema.Field()),
            **kw,
        )


@provider(IFormFieldProvider)
class ITranslations(model.Schema):
    """Is said in other languages too."""

    directives.omitted("translations")
    translations = TranslationsField(title=_("label_translations", default="Translations"))


def translatable_fields(obj: Any) -> tuple[str, ...]:
    """Return the names of the fields of ``obj`` that hold words, in the order of its schemata."""
    names = [name for fields in iterSchemata(obj) for name in translatable_names(fields)]
    return (*PLONES_OWN, *dict.fromkeys(names))


def source_words(obj: Any, name: str) -> list[str]:
    """Return the words of a field in the region's language: one text, or those of its rows."""
    value = getattr(aq_base(obj), name, None)
    if not value:
        return []
    if isinstance(value, str):
        return [value]
    columns = translatable_names(row_schema) if (row_schema := _row_schema(obj, name)) else ()
    return list(dict.fromkeys(_words_in(value, columns)))


def translate(obj: Any, language: str, words: dict[str, Words | None]) -> None:
    """Store translations into ``language`` of the fields named in ``words``; None removes one.

    Raises Refused where the language is not the site's, a field is unknown or cannot be translated,
    or the words have the wrong shape.
    """
    refuse_language(language)
    stored = {tongue: dict(entries) for tongue, entries in (obj.translations or {}).items()}
    entries = stored.setdefault(language, {})
    for name, text in words.items():
        refuse_field(obj, name)
        entries.pop(name, None)
        if text:
            entries[name] = new_entry(obj, name, text)
    obj.translations = {tongue: entries for tongue, entries in stored.items() if entries}


def new_entry(obj: Any, name: str, text: Words) -> Entry:
    """Return an entry that translates a field's words as they are now."""
    refuse_shape(obj, name, text)
    known = digest(source_words(obj, name))
    return {"text": text, "source": known, "seen": known, "source_changed": _modified(obj)}


def is_stale(obj: Any, name: str, entry: Entry | Words) -> bool:
    """Say whether a field's words have changed since they were translated."""
    if not isinstance(entry, dict) or "text" not in entry:
        return False
    if isinstance(entry["text"], dict):
        return not set(source_words(obj, name)) <= set(entry["text"])
    return entry.get("source") not in (None, digest(source_words(obj, name)))


def notice_changed_sources(obj: Any, event: object = None) -> None:
    """Note when the words that translations stand for were last changed."""
    changed = {
        language: {name: _noticed(obj, name, entry) for name, entry in entries.items()}
        for language, entries in (obj.translations or {}).items()
    }
    if changed != (obj.translations or {}):
        obj.translations = changed


def _noticed(obj: Any, name: str, entry: Entry | Words) -> Entry | Words:
    if not isinstance(entry, dict) or "seen" not in entry:
        return entry
    seen = digest(source_words(obj, name))
    return entry if entry["seen"] == seen else {**entry, "seen": seen, "source_changed": now()}


def text_of(entry: Entry | Words | None) -> Words | None:
    """Return the words of an entry; bare words are an entry of unknown source."""
    return entry["text"] if isinstance(entry, dict) and "text" in entry else entry


def digest(words: list[str]) -> str:
    """Return a short name of words that changes when they do."""
    return sha256("\0".join(words).encode()).hexdigest()[:16]


def now() -> str:
    """Return this second as RFC 3339."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def other_languages() -> tuple[str, ...]:
    """Return the languages a text may be translated into."""
    languages = settings.current().kultura.languages
    return tuple(tongue for tongue in languages if tongue != settings.current().region_language)


def refuse_language(language: str) -> None:
    """Raise Refused for a language that is not one of the site's other languages."""
    if language in other_languages():
        return
    raise Refused(
        _(
            "refused_language",
            default="“${language}” is not a language to translate into: there are ${languages}.",
            mapping={"language": str(language), "languages": ", ".join(other_languages())},
        )
    )


def refuse_field(obj: Any, name: str) -> None:
    """Raise Refused for a field that has no words to translate."""
    known = translatable_fields(obj)
    if name in known:
        return
    hint = nearest(name, list(known))
    raise Refused(
        _(
            "refused_untranslatable_nearest",
            default="There is nothing to translate in “${name}”. Did you mean “${nearest}”?",
            mapping={"name": str(name), "nearest": hint},
        )
        if hint
        else _(
            "refused_untranslatable",
            default="There is nothing to translate in “${name}”.",
            mapping={"name": str(name)},
        )
    )


def refuse_shape(obj: Any, name: str, text: object) -> None:
    """Raise Refused for words that do not fit the field: one text, or source words → words."""
    if _is_one_text(obj, name):
        fits = isinstance(text, str)
    else:
        fits = isinstance(text, dict) and all(
            isinstance(word, str) for pair in text.items() for word in pair
        )
    if not fits:
        raise Refused(
            _(
                "refused_translation_shape",
                default="The translation of “${name}” has to be text; of rows and lists, "
                "pairs of the words there and their translation.",
                mapping={"name": name},
            )
        )


def _is_one_text(obj: Any, name: str) -> bool:
    return name in PLONES_OWN or not schema.interfaces.IList.providedBy(_field(obj, name))


def _field(obj: Any, name: str) -> Any:
    return next((fields[name] for fields in iterSchemata(obj) if name in fields), None)


def _row_schema(obj: Any, name: str) -> type[Interface] | None:
    return getattr(_field(obj, name), "row_schema", None)


def _words_in(value: list, columns: tuple[str, ...]) -> Iterator[str]:
    for item in value:
        if isinstance(item, dict):
            yield from (item[column] for column in columns if item.get(column))
        elif item:
            yield item


def _modified(obj: Any) -> str:
    try:
        return obj.modified().asdatetime().astimezone(UTC).replace(microsecond=0).isoformat()
    except AttributeError:
        return now()
