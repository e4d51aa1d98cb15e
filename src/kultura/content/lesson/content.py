"""An educational offer."""

from kultura.behaviors.fields.numbers import Count
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.fields.rows import in_row
from kultura.behaviors.fields.rows import Rows
from kultura.behaviors.fields.terms import Term
from kultura.behaviors.fields.terms import Terms
from kultura.behaviors.fieldsets import FOR_WHOM
from kultura.behaviors.fieldsets import WHEN
from kultura.behaviors.schedule import ISchedule
from kultura.behaviors.translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import provider
from zope.interface import taggedValue


class ICurriculumRow(Interface):
    """A place in the core curriculum."""

    taggedValue(TRANSLATABLE, ("text",))

    edition = schema.TextLine(
        title=_("label_curriculum_edition", default="Edition"), required=False, max_length=100
    )
    stage = schema.TextLine(
        title=_("label_curriculum_stage", default="Stage"), required=False, max_length=100
    )
    school_subject = Term(
        "kultura.school_subjects", title=_("label_curriculum_subject", default="School subject")
    )
    code = schema.TextLine(
        title=_("label_curriculum_code", default="Point"), required=False, max_length=60
    )
    text = schema.Text(
        title=_("label_curriculum_text", default="What it says"), required=False, max_length=2000
    )


class ILessonSchema(model.Schema):
    """What is taught, to whom and how (schema.org Course, LRMI)."""

    taggedValue(TRANSLATABLE, ("curriculum",))

    model.fieldset(
        **FOR_WHOM,
        fields=[
            "levels",
            "school_subjects",
            "group_min",
            "group_max",
            "group_adults",
            "curriculum",
        ],
    )
    mode = Term("kultura.modes", title=_("label_mode", default="How it is held"))
    duration = Count(
        title=_("label_duration", default="How long"),
        description=_("help_lesson_duration", default="In minutes."),
        min=1,
        max=2880,
    )
    languages = Terms("kultura.languages", title=_("label_languages", default="Languages"))
    directives.widget("levels", CheckBoxFieldWidget)
    levels = Terms("kultura.school_levels", title=_("label_levels", default="School levels"))
    directives.widget("school_subjects", CheckBoxFieldWidget)
    school_subjects = Terms(
        "kultura.school_subjects", title=_("label_school_subjects", default="School subjects")
    )
    group_min = Count(
        title=_("label_group_min", default="Smallest group"),
        description=_("help_group", default="Pupils, without the adults with them."),
        min=1,
        max=10_000,
    )
    group_max = Count(title=_("label_group_max", default="Largest group"), min=1, max=10_000)
    group_adults = Count(
        title=_("label_group_adults", default="Adults who must come along"), min=0, max=1000
    )
    curriculum = Rows(ICurriculumRow, title=_("label_curriculum", default="Core curriculum"))

    @invariant
    def group_sizes_in_order(data) -> None:
        low, high = data.group_min, data.group_max
        if low is not None and high is not None and high < low:
            raise Refused(
                _(
                    "refused_group_reversed",
                    default="The largest group (${high}) is smaller than the smallest (${low}).",
                    mapping={"low": str(low), "high": str(high)},
                )
            )


@provider(IFormFieldProvider)
class ISlots(ISchedule):
    """Is held in slots that can be booked."""

    model.fieldset(**WHEN, fields=["bookable"])
    directives.order_before(bookable="schedule")
    bookable = schema.Bool(
        title=_("label_bookable", default="Slots can be booked"), required=False, default=False
    )

    @invariant
    def bookable_slots_have_seats(data) -> None:
        for number, row in enumerate(data.schedule or (), 1):
            if data.bookable and row.get("capacity") is None:
                raise in_row(
                    number,
                    Refused(
                        _(
                            "refused_slot_without_seats",
                            default="A slot that can be booked needs its number of seats.",
                        )
                    ),
                )


class Lesson(Item):
    """A lesson."""
