"""Everything else that happens: meeting, workshop, vernissage, festival, walk, concert."""

from kultura.behaviors.fields.numbers import Count
from kultura.behaviors.fields.references import References
from kultura.behaviors.fields.references_widget import ReferencesFieldWidget
from kultura.behaviors.fields.terms import Term
from kultura.behaviors.fields.terms import Terms
from kultura.behaviors.fieldsets import TOPICS
from kultura.i18n import _
from kultura.interfaces import IEvent
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from zope.interface import implementer


class IEventSchema(model.Schema):
    """What happens (schema.org Event and its subtypes)."""

    model.fieldset(**TOPICS, fields=["part_of"])
    event_type = Term("kultura.event_types", title=_("label_event_type", default="What it is"))
    genre = Term("kultura.genres", title=_("label_genre", default="Genre"))
    mode = Term("kultura.modes", title=_("label_mode", default="How it is held"))
    duration = Count(
        title=_("label_duration", default="How long"),
        description=_("help_lesson_duration", default="In minutes."),
        min=1,
        max=100_000,
    )
    languages = Terms("kultura.languages", title=_("label_languages", default="Languages"))
    directives.widget(
        "part_of", ReferencesFieldWidget, pattern_options={"selectableTypes": ["Event"]}
    )
    part_of = References(
        IEvent,
        title=_("label_event_part_of", default="Part of"),
        description=_("help_event_part_of", default="The festival or cycle it belongs to."),
    )


@implementer(IEvent)
class Event(Item):
    """An event."""
