"""What a good event has."""

from kultura.completeness import points
from kultura.completeness.table import Table


TABLE = Table(
    points.DATES,
    points.PICTURE,
    points.SUMMARY,
    points.PLACE,
    points.TEXT,
    points.ALT,
    points.ADMISSION,
    points.ACCESSIBILITY,
    points.AUDIENCE,
    points.RIGHTS,
    points.ENGLISH_TEXT,
)
