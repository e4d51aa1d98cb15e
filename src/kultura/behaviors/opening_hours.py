"""When a place is open: regular hours by season and what differs on certain dates.

An hour of closing at or before the hour of opening is the next day's (a Night of Museums until
one o'clock).
"""

from .fields.moments import Day
from .fields.moments import DayOfYear
from .fields.moments import TimeOfDay
from .fields.numbers import Count
from .fields.refusals import Refused
from .fields.rows import Rows
from .fields.terms import Term
from .fields.time_widget import TimeOfDayFieldWidget
from .fieldsets import WHEN
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import provider
from zope.interface import taggedValue


class IRegularHoursRow(Interface):
    """Hours of one weekday."""

    weekday = Term(
        "kultura.weekdays", title=_("label_weekday", default="Day of the week"), required=True
    )
    directives.widget("opens", TimeOfDayFieldWidget)
    opens = TimeOfDay(title=_("label_opens_at", default="Opens at"), required=True)
    directives.widget("closes", TimeOfDayFieldWidget)
    closes = TimeOfDay(title=_("label_closes_at", default="Closes at"), required=True)
    season_from = DayOfYear(
        title=_("label_season_from", default="Season from"),
        description=_("help_season", default="Month and day, like 05-01; empty for all year."),
    )
    season_until = DayOfYear(title=_("label_season_until", default="Season until"))

    @invariant
    def season_has_two_ends(row) -> None:
        if bool(row.season_from) != bool(row.season_until):
            raise Refused(
                _("refused_half_a_season", default="A season needs its first and its last day.")
            )


class IExceptionalHoursRow(Interface):
    """What holds instead on certain days."""

    taggedValue(TRANSLATABLE, ("note",))

    start = Day(title=_("label_exception_start", default="From"), required=True)
    end = Day(title=_("label_exception_end", default="Until"))
    closed = schema.Bool(title=_("label_closed", default="Closed"), required=False, default=False)
    directives.widget("opens", TimeOfDayFieldWidget)
    opens = TimeOfDay(title=_("label_opens_at", default="Opens at"))
    directives.widget("closes", TimeOfDayFieldWidget)
    closes = TimeOfDay(title=_("label_closes_at", default="Closes at"))
    note = schema.TextLine(
        title=_("label_exception_note", default="Why"), required=False, max_length=300
    )

    @invariant
    def ends_after_it_starts(row) -> None:
        if row.start and row.end and row.end < row.start:
            raise Refused(
                _(
                    "refused_exception_ends_before_it_starts",
                    default="The last day (${end}) is before the first (${start}).",
                    mapping={"start": row.start.isoformat(), "end": row.end.isoformat()},
                )
            )

    @invariant
    def closed_or_hours(row) -> None:
        hours = [hour for hour in (row.opens, row.closes) if hour]
        if row.closed and hours:
            raise Refused(
                _("refused_closed_with_hours", default="A day that is closed has no hours.")
            )
        if not row.closed and len(hours) != 2:
            raise Refused(
                _(
                    "refused_exception_without_hours",
                    default="Give both hours, or mark the day as closed.",
                )
            )


@provider(IFormFieldProvider)
class IOpeningHours(model.Schema):
    """Opens and closes."""

    taggedValue(TRANSLATABLE, ("opening_exceptions",))

    model.fieldset(
        **WHEN,
        fields=["opening_hours", "opening_exceptions", "last_admission", "free_weekday"],
    )
    opening_hours = Rows(IRegularHoursRow, title=_("label_opening_hours", default="Opening hours"))
    opening_exceptions = Rows(
        IExceptionalHoursRow,
        title=_("label_opening_exceptions", default="Different on these days"),
        description=_("help_opening_exceptions", default="Holidays, longer evenings, repairs."),
    )
    last_admission = Count(
        title=_("label_last_admission", default="Last admission"),
        description=_("help_last_admission", default="How many minutes before closing."),
        min=0,
        max=600,
    )
    free_weekday = Term(
        "kultura.weekdays", title=_("label_free_weekday", default="Day of free admission")
    )
