"""A residency: who stays, in which discipline, and which exhibitions come of it."""

from kultura.behaviors.fields.references import References
from kultura_gallery.i18n import _
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IResidencySchema(model.Schema):
    """What is said of a residency; days, place, pictures and the rest come from behaviors."""

    artist = schema.TextLine(title=_("label_artist", default="Artist"), max_length=300)
    discipline = schema.TextLine(
        title=_("label_discipline", default="Discipline"), required=False, max_length=100
    )
    exhibits = References(
        Interface,
        title=_("label_exhibits", default="Exhibitions"),
        description=_("help_exhibits", default="What was shown of it."),
    )


class IResidency(Interface):
    """Marks a residency."""


@implementer(IResidency)
class Residency(Item):
    """A residency."""
