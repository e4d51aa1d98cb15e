"""Translations through plone.restapi: GET shows the stale ones, PATCH merges by language and field.

``{"en": {"title": "Amber Room"}}`` translates the title and leaves everything else; null in place
of a text or of a language removes it. What GET shows can be sent back unchanged.
"""

from .fields.refusals import Refused
from .translations import is_stale
from .translations import ITranslationsField
from .translations import text_of
from .translations import translate
from kultura.i18n import _
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces.browser import IBrowserRequest


@implementer(IFieldSerializer)
@adapter(ITranslationsField, IDexterityContent, Interface)
class TranslationsSerializer(DefaultFieldSerializer):
    """Shows the words, whether they are stale, and when their source was last changed."""

    def __call__(self) -> dict[str, dict[str, Any]]:
        return {
            language: {name: self._entry(name, entry) for name, entry in entries.items()}
            for language, entries in (self.get_value() or {}).items()
        }

    def _entry(self, name: str, entry: Any) -> dict[str, Any]:
        shown = {"text": text_of(entry), "stale": is_stale(self.context, name, entry)}
        changed = entry.get("source_changed") if isinstance(entry, dict) else None
        return shown | {"source_changed": changed} if changed else shown


@implementer(IFieldDeserializer)
@adapter(ITranslationsField, IDexterityContent, IBrowserRequest)
class TranslationsDeserializer(DefaultFieldDeserializer):
    """Merges what is sent into what is there."""

    def __call__(self, value: Any) -> dict[str, Any]:
        before = self.context.translations or {}
        for language, words in _mapping(value).items():
            if words is None:
                words = dict.fromkeys(before.get(language, {}))
            new = self._changed(before.get(language, {}), _mapping(words))
            translate(self.context, language, new)
        merged, self.context.translations = self.context.translations, before
        return merged

    def _changed(self, before: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
        """Leave out what is sent back as it was shown: a stale text does not become fresh."""
        return {
            name: text_of(text)
            for name, text in words.items()
            if not (
                isinstance(text, dict)
                and "stale" in text
                and text.get("text") == text_of(before.get(name))
            )
        }


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refused(
            _(
                "refused_not_translations",
                default="Translations are written by language and field: "
                '{"en": {"title": "…", "text": "…"}}.',
            )
        )
    return value
