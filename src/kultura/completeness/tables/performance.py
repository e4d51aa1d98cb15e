"""What a good production has."""

from kultura.completeness import points
from kultura.completeness.table import Point
from kultura.completeness.table import Table
from kultura.i18n import _


TABLE = Table(
    points.DATES,
    points.PICTURE,
    points.SUMMARY,
    points.TEXT,
    points.PLACE,
    Point(
        "credits",
        _("point_credits", default="Who made it and who plays"),
        _("why_credits", default="People look for a production by its director and its cast."),
        points.has("agents"),
        weight=2,
    ),
    points.ALT,
    points.ADMISSION,
    Point(
        "duration",
        _("point_duration", default="How long it takes"),
        _("why_duration", default="People plan the way home by it."),
        points.has("duration"),
    ),
    points.ACCESSIBILITY,
    points.RIGHTS,
    points.ENGLISH_TEXT,
)
