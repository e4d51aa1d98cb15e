"""The inputs below a schedule that fill many rows at once: on which weekdays, when, until when.

They are plain inputs of the form. The button beside them sends the whole form, which comes back
with the rows in it; filled in and saved at once, the rows are saved. Nothing of it is kept.
"""

from .moments import TIME_OF_DAY
from .refusals import Refused
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from kultura.behaviors.rule import starts_from_rule
from kultura.behaviors.rule import WEEKDAYS
from kultura.behaviors.rule import weekly
from kultura.behaviors.zone import region_zone
from kultura.i18n import _
from typing import Any


TITLES = {
    "monday": _("weekday_monday", default="Monday"),
    "tuesday": _("weekday_tuesday", default="Tuesday"),
    "wednesday": _("weekday_wednesday", default="Wednesday"),
    "thursday": _("weekday_thursday", default="Thursday"),
    "friday": _("weekday_friday", default="Friday"),
    "saturday": _("weekday_saturday", default="Saturday"),
    "sunday": _("weekday_sunday", default="Sunday"),
}
LONGEST = 7 * 24 * 60  # minutes


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the inputs hold, as it was typed."""

    weekdays: tuple[str, ...] = ()
    at: str = ""
    since: str = ""
    until: str = ""
    minutes: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nobody asked for anything."""
        return not (self.weekdays or self.at or self.since or self.until or self.minutes)


def asked(form: dict[str, Any], prefix: str) -> Asked:
    """Read the inputs of a form."""

    def typed(name: str) -> str:
        value = form.get(f"{prefix}.{name}", "")
        return value.strip() if isinstance(value, str) else ""

    chosen = form.get(f"{prefix}.weekdays", ())
    chosen = {chosen} if isinstance(chosen, str) else set(map(str, chosen))
    return Asked(
        weekdays=tuple(day for day in WEEKDAYS if day in chosen),
        **{name: typed(name) for name in ("at", "since", "until", "minutes")},
    )


def rows_of(wish: Asked) -> list[dict[str, datetime | None]]:
    """Return beginning and end of the rows that are asked for.

    Raises Refused with what is to be filled in.
    """
    if not (wish.weekdays and TIME_OF_DAY.fullmatch(wish.at) and wish.since and wish.until):
        raise incomplete()
    first, until = _day(wish.since), _day(wish.until)
    if until < first:
        raise backwards()
    begin, lasting = datetime.combine(first, time.fromisoformat(wish.at)), _lasting(wish.minutes)
    starts = starts_from_rule(weekly(wish.weekdays), begin, region_zone(), until=until)
    if not starts:
        raise no_such_day()
    return [{"start": start, "end": start + lasting if lasting else None} for start in starts]


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise incomplete() from error


def _lasting(written: str) -> timedelta | None:
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and 0 < int(written[:6]) <= LONGEST):
        raise incomplete()
    return timedelta(minutes=int(written))


def incomplete() -> Refused:
    """Say what the inputs need."""
    return Refused(
        _(
            "refused_recurrence_incomplete",
            default="Many dates at once: choose weekdays, the hour, the first and the last day; "
            "how long it takes is a number of minutes.",
        )
    )


def backwards() -> Refused:
    """Say that the last day is before the first."""
    return Refused(
        _(
            "refused_recurrence_backwards",
            default="Many dates at once: the last day is before the first.",
        )
    )


def no_such_day() -> Refused:
    """Say that no chosen weekday is between the days."""
    return Refused(
        _(
            "refused_recurrence_empty",
            default="Many dates at once: none of these weekdays is between the two days.",
        )
    )
