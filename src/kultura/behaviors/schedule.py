"""Dates: showings, slots, sessions.

Every date is a stored row with an identifier that outlives all changes to it, because tickets,
calendars and operational changes refer to single dates. Recurrence fills rows; it is not kept.
"""

from .fields.links import Link
from .fields.moment_widget import MomentFieldWidget
from .fields.moments import Moment
from .fields.numbers import Count
from .fields.refusals import Refused
from .fields.rows import in_row
from .fields.rows import RowId
from .fields.rows import Rows
from .fields.schedule_widget import ScheduleFieldWidget
from .fields.terms import Term
from .fields.terms import Terms
from .fields.venue_widget import VenueFieldWidget
from .fieldsets import WHEN
from .occurrence_admission import OccurrenceAdmission
from .occurrence_admission_widget import OccurrenceAdmissionFieldWidget
from .run import IRun
from .translatable import TRANSLATABLE
from .zone import local_day
from kultura.i18n import _
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import provider
from zope.interface import taggedValue


class IOccurrenceRow(Interface):
    """One date."""

    taggedValue(TRANSLATABLE, ("note",))

    directives.mode(id="hidden")
    directives.omitted("previous_start")
    id = RowId()
    directives.widget("start", MomentFieldWidget)
    start = Moment(title=_("label_start", default="Begins"), required=True)
    directives.widget("end", MomentFieldWidget)
    end = Moment(title=_("label_end", default="Ends"))
    all_day = schema.Bool(
        title=_("label_all_day", default="All day"), required=False, default=False
    )
    directives.widget("door_time", MomentFieldWidget)
    door_time = Moment(title=_("label_door_time", default="Doors open"))
    directives.widget("place", VenueFieldWidget)
    place = schema.TextLine(
        title=_("label_row_place", default="Elsewhere"),
        description=_("help_row_place", default="Only if it is not at the usual place."),
        required=False,
        max_length=300,
    )
    status = Term(
        "kultura.event_statuses", title=_("label_status", default="Status"), default="scheduled"
    )
    availability = Term("kultura.availabilities", title=_("label_availability", default="Tickets"))
    previous_start = Moment(title=_("label_previous_start", default="Was to begin"))
    capacity = Count(title=_("label_capacity", default="Seats"), max=1_000_000)
    directives.widget("languages", AjaxSelectFieldWidget, vocabulary="kultura.languages")
    languages = Terms("kultura.languages", title=_("label_row_languages", default="Languages"))
    directives.widget(
        "accessibility", AjaxSelectFieldWidget, vocabulary="kultura.accessibility_services"
    )
    accessibility = Terms(
        "kultura.accessibility_services",
        title=_("label_row_accessibility", default="What helps those who come"),
    )
    directives.widget("admission", OccurrenceAdmissionFieldWidget)
    admission = OccurrenceAdmission(
        title=_("label_row_admission", default="Admission on this date"),
        description=_(
            "help_row_admission",
            default="Only if it is not the usual one: “free”, or “normal 30; reduced 20”.",
        ),
    )
    link = Link(title=_("label_link", default="Link"))
    note = schema.TextLine(title=_("label_note", default="Note"), required=False, max_length=500)

    @invariant
    def ends_after_it_begins(row) -> None:
        if row.start and row.end and row.end < row.start:
            raise Refused(_("refused_end_before_start", default="It ends before it begins."))

    @invariant
    def doors_open_before_it_begins(row) -> None:
        if row.start and row.door_time and row.door_time > row.start:
            raise Refused(_("refused_doors_after_start", default="The doors open after it begins."))

    @invariant
    def has_seats(row) -> None:
        if row.capacity is not None and row.capacity < 1:
            raise Refused(
                _(
                    "refused_no_seats",
                    default="A date needs at least one seat. Where seats are not counted, "
                    "leave the number out; where it is sold out, say so under Tickets.",
                )
            )


@provider(IFormFieldProvider)
class ISchedule(IRun):
    """Happens on dates."""

    taggedValue(TRANSLATABLE, ("schedule",))

    model.fieldset(**WHEN, fields=["schedule"])
    directives.widget("schedule", ScheduleFieldWidget)
    schedule = Rows(
        IOccurrenceRow,
        key="id",
        title=_("label_schedule", default="Dates"),
        description=_(
            "help_schedule",
            default="Every showing, slot or session is one row. "
            "Dates gone by are kept and not listed here.",
        ),
    )

    @invariant
    def dates_are_within_the_run(data) -> None:
        for number, row in enumerate(data.schedule or (), 1):
            check_within_run(number, row, data.opens, data.closes)


def check_within_run(number: int, row: dict, opens, closes) -> None:
    """Refuse a row that begins before the first or after the last day of the run."""
    if not row.get("start"):
        return
    day = local_day(row["start"])
    if (opens and day < opens) or (closes and day > closes):
        raise in_row(number, outside_the_run(day, opens, closes))


def outside_the_run(day, opens, closes) -> Refused:
    return Refused(
        _(
            "refused_outside_the_run",
            default="${day} is outside the days on which it runs (${opens} – ${closes}).",
            mapping={
                "day": day.isoformat(),
                "opens": opens.isoformat() if opens else "…",
                "closes": closes.isoformat() if closes else "…",
            },
        )
    )
