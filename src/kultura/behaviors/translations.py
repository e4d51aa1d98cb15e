"""The words of an item in other languages, kept on the item itself.

One approval, one schedule, one set of pictures, whatever number of languages:
``{"en": {"title": {"text": "…", "source": "2026-03-01T10:00:00+00:00"}}}``. ``source`` is the
time at which the translated field had last been changed when the translation was written; where
the field changed later, the translation is stale.
"""

from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class ITranslations(model.Schema):
    """Is said in other languages too."""

    directives.omitted("translations")
    translations = schema.Dict(
        title=_("label_translations", default="Translations"),
        required=False,
        defaultFactory=dict,
        key_type=schema.TextLine(),
        value_type=schema.Dict(key_type=schema.TextLine(), value_type=schema.Field()),
    )
