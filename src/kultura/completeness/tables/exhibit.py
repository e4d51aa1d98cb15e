"""What a good exhibition has."""

from kultura.completeness import points
from kultura.completeness.table import Table


TABLE = Table(
    points.PICTURE,
    points.DATES,
    points.SUMMARY,
    points.TEXT,
    points.PLACE,
    points.ALT,
    points.ADMISSION,
    points.ACCESSIBILITY,
    points.AUDIENCE,
    points.RIGHTS,
    points.ENGLISH_TEXT,
)
