"""What a good lesson has."""

from kultura.completeness import points
from kultura.completeness.table import Point
from kultura.completeness.table import Table
from kultura.i18n import _


TABLE = Table(
    Point(
        "levels",
        _("point_levels", default="For which classes"),
        _("why_levels", default="Teachers begin their search with the class they teach."),
        points.has("levels"),
        weight=3,
    ),
    points.SUMMARY,
    points.PICTURE,
    points.TEXT,
    Point(
        "school_subjects",
        _("point_school_subjects", default="The school subject"),
        _("why_school_subjects", default="Teachers look for what belongs to their subject."),
        points.has("school_subjects"),
    ),
    Point(
        "duration",
        _("point_duration", default="How long it takes"),
        _("why_duration_of_lesson", default="A class has a bus or the next lesson to catch."),
        points.has("duration"),
    ),
    Point(
        "booking",
        _("point_booking", default="How to book"),
        _("why_booking", default="A teacher who does not know how to book does not come."),
        points.has("admission_booking", "admission_tickets_url", "bookable"),
        weight=2,
    ),
    points.PLACE,
    points.ALT,
    points.ADMISSION,
    points.ACCESSIBILITY,
    points.RIGHTS,
    points.ENGLISH_TEXT,
)
