"""What a good page has."""

from kultura.completeness import points
from kultura.completeness.table import Table


TABLE = Table(points.TEXT, points.SUMMARY, points.ALT, points.ENGLISH_TEXT)
