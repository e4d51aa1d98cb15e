"""A named set of digital objects; the objects name it, it does not name them."""

from kultura.behaviors.fields.references import References
from kultura.behaviors.fields.references_widget import ReferencesFieldWidget
from kultura.behaviors.fieldsets import TOPICS
from kultura.i18n import _
from kultura.interfaces import IDigitalCollection
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from zope.interface import implementer


class IDigitalCollectionSchema(model.Schema):
    """What it belongs to (EDM Collection)."""

    model.fieldset(**TOPICS, fields=["part_of"])
    directives.widget(
        "part_of",
        ReferencesFieldWidget,
        pattern_options={"selectableTypes": ["DigitalCollection"]},
    )
    part_of = References(
        IDigitalCollection, title=_("label_collection_part_of", default="Part of the collection")
    )


@implementer(IDigitalCollection)
class DigitalCollection(Item):
    """A digital collection."""
