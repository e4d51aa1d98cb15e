"""When something happens."""

from kultura.reader.happening.spans import TIMESPANS
from kultura.reader.parameters.parameter import one_of
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.parameters.times import DATE
from kultura.reader.parameters.times import MOMENT
from kultura.reader.parameters.times import read_day_or_moment
from kultura.reader.parameters.times import read_time
from kultura.reader.parameters.times import TIME
from kultura.records.opening_hours import WEEKDAYS


DAY_OR_MOMENT = {
    "type": "string",
    "pattern": f"^({DATE.pattern}|{MOMENT.pattern})$",
    "examples": ["2026-03-28"],
}
TAKES_DAY = "a day (2026-03-28) or a moment (2026-03-28T19:00:00+01:00) of the years 1000 to 2999"
TIME_OF_DAY = {"type": "string", "pattern": f"^{TIME.pattern}$"}

PARAMETERS = (
    Parameter(
        "start",
        "What happens on or after this day or moment. Without it nothing that is past is found. "
        "A moment without offset is the region's.",
        DAY_OR_MOMENT,
        read_day_or_moment,
        TAKES_DAY,
    ),
    Parameter(
        "end",
        "What happens up to this day, which is included, or before this moment.",
        DAY_OR_MOMENT,
        read_day_or_moment,
        TAKES_DAY,
    ),
    Parameter(
        "timespan",
        "What happens in this stretch, from now on, in the region's zone; weeks begin on Monday.",
        {"type": "string", "enum": list(TIMESPANS)},
        one_of(TIMESPANS),
        ", ".join(TIMESPANS),
    ),
    Parameter(
        "weekday",
        "What happens on this day of the week; repeat it for several. A date belongs to the day "
        "it begins on; what lasts whole days, to each of them.",
        {"type": "string", "enum": list(WEEKDAYS)},
        one_of(WEEKDAYS),
        ", ".join(WEEKDAYS),
        many=True,
    ),
    Parameter(
        "startsAfter",
        "What begins at this time of day or later; not what lasts whole days.",
        TIME_OF_DAY,
        read_time,
        "a time of day, for instance 18:00",
    ),
    Parameter(
        "startsBefore",
        "What begins before this time of day; not what lasts whole days.",
        TIME_OF_DAY,
        read_time,
        "a time of day, for instance 18:00",
    ),
    Parameter(
        "openNow",
        "Venues and institutions that are open at this moment, and what is on in them.",
        {"type": "string", "enum": ["true"]},
        one_of(("true",)),
        "true",
    ),
)
