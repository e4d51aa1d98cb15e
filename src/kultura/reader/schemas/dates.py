"""Dates: the calendar, all dates of a record, opening hours."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import MOMENT
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


DAY = {"type": "string", "format": "date"}
TRUTH = {"type": "boolean"}
PAGED = {"total": COUNT, "page": COUNT, "pageSize": COUNT}
LINKS = {"prev": URL, "next": URL}

SCHEMAS = {
    "CalendarRecord": objects(
        {"id": TEXT, "type": TEXT, "title": TEXT, "self": URL, "url": URL},
        {"image": ref("Picture"), "institution": ref("Card")},
    ),
    "CalendarEntry": objects(
        {
            "id": TEXT,
            "start": MOMENT,
            "allDay": TRUTH,
            "status": TEXT,
            "accessibility": ref("Accessibility"),
            "record": ref("CalendarRecord"),
        },
        {
            "end": MOMENT,
            "availability": TEXT,
            "place": ref("Place"),
            "admission": ref("Admission"),
            "opens": DAY,
            "closes": DAY,
            "openDays": list_of(DAY),
        },
    ),
    "DayCount": objects({"value": DAY, "count": COUNT}),
    "Calendar": objects(
        {
            "type": TEXT,
            "start": MOMENT,
            "end": MOMENT,
            **PAGED,
            "results": list_of(ref("CalendarEntry")),
        },
        {**LINKS, "aggregations": objects({"day": list_of(ref("DayCount"))})},
    ),
    "Schedule": objects(
        {"type": TEXT, "id": TEXT, **PAGED, "results": list_of(ref("Occurrence"))}, LINKS
    ),
    "Hours": objects({"opens": MOMENT, "closes": MOMENT}, {"lastAdmission": MOMENT}),
    "OpeningDay": objects(
        {
            "day": DAY,
            "open": TRUTH,
            "free": TRUTH,
            "exceptional": TRUTH,
            "hours": list_of(ref("Hours")),
        },
        {"note": TEXT},
    ),
    "Openings": objects(
        {"type": TEXT, "id": TEXT, "known": TRUTH, "results": list_of(ref("OpeningDay"))}
    ),
}
