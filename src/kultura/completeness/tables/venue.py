"""What a good description of a place has."""

from kultura.completeness import points
from kultura.completeness.table import Point
from kultura.completeness.table import Table
from kultura.i18n import _


TABLE = Table(
    Point(
        "address",
        _("point_address", default="The address"),
        _("why_address", default="People have to find the way."),
        points.has("street"),
        weight=3,
    ),
    Point(
        "opening_hours",
        _("point_opening_hours", default="Opening hours"),
        _("why_opening_hours", default="An exhibition is open only when its place is."),
        points.has("opening_hours"),
        weight=3,
    ),
    Point(
        "coordinates",
        _("point_coordinates", default="The place on the map"),
        _("why_coordinates", default="Without it nothing that happens here is on a map."),
        points.has("latitude"),
        weight=2,
    ),
    Point(
        "accessibility",
        _("point_accessibility", default="Accessibility"),
        points.ACCESSIBILITY.reason,
        points.has("accessibility_venue"),
        weight=2,
    ),
    points.PICTURE,
    points.ALT,
    points.ENGLISH_TEXT,
)
