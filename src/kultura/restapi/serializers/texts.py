"""Rich text: who has no account is told what the public is, links to what may be seen included.

An editor's text as it is stored names by its path whatever was typed, a draft or something deleted
too. Who has an account gets it as it is, to send it back.
"""

from kultura.behaviors.fields.html import IHtml
from kultura.behaviors.internal_links import TEXT
from kultura.behaviors.public.links import public_link
from kultura.behaviors.public.links import public_picture
from kultura.behaviors.translations import ITranslationsField
from kultura.behaviors.translations_restapi import TranslationsSerializer
from kultura.interfaces import IKulturaLayer
from kultura.presentation.links import with_addresses
from kultura.records.text import clean
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IFieldSerializer)
@adapter(IHtml, IDexterityContent, IKulturaLayer)
class TextSerializer(DefaultFieldSerializer):
    """A text."""

    def __call__(self) -> str | None:
        return told(self.get_value())


@implementer(IFieldSerializer)
@adapter(ITranslationsField, IDexterityContent, IKulturaLayer)
class TranslatedTextSerializer(TranslationsSerializer):
    """Translations, a text among them."""

    def _entry(self, name: str, entry: Any) -> dict[str, Any]:
        shown = super()._entry(name, entry)
        return shown | {"text": told(shown["text"])} if name == TEXT else shown


def told(html: str | None) -> str | None:
    """Return a text as the current user may have it."""
    if not html or not api.user.is_anonymous():
        return html
    return with_addresses(clean(html, public_link, public_picture))
