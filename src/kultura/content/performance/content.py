"""A production on a stage, and its showings."""

from kultura.behaviors.fields.moments import Day
from kultura.behaviors.fields.numbers import Count
from kultura.behaviors.fields.rows import in_row
from kultura.behaviors.fields.terms import Term
from kultura.behaviors.fields.terms import Terms
from kultura.behaviors.fieldsets import WHEN
from kultura.behaviors.schedule import ISchedule
from kultura.behaviors.schedule import outside_the_run
from kultura.behaviors.zone import local_day
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.dexterity.content import Item
from plone.supermodel import model
from zope.interface import invariant
from zope.interface import provider


class IPerformanceSchema(model.Schema):
    """What is played (schema.org CreativeWork, Play)."""

    genre = Term("kultura.genres", title=_("label_genre", default="Genre"))
    duration = Count(
        title=_("label_duration", default="How long"),
        description=_("help_duration", default="In minutes, intermissions included."),
        min=1,
        max=2880,
    )
    intermissions = Count(title=_("label_intermissions", default="Intermissions"), min=0, max=20)
    languages = Terms("kultura.languages", title=_("label_languages", default="Languages"))


@provider(IFormFieldProvider)
class IShowings(ISchedule):
    """Is shown on dates, from its premiere or from previews before it."""

    model.fieldset(**WHEN, fields=["premiere"])
    directives.order_before(premiere="opens")
    premiere = Day(
        title=_("label_premiere", default="Premiere"),
        description=_(
            "help_premiere",
            default="If there are showings before it, fill in the first day as well.",
        ),
    )

    @invariant
    def showings_follow_the_premiere(data) -> None:
        if data.opens or not data.premiere:
            return
        for number, row in enumerate(data.schedule or (), 1):
            day = row.get("start") and local_day(row["start"])
            if day and day < data.premiere:
                raise in_row(number, outside_the_run(day, data.premiere, data.closes))


class Performance(Item):
    """A production."""
