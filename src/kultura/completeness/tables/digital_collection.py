"""What a good collection has."""

from kultura.completeness import points
from kultura.completeness.table import Table


TABLE = Table(points.SUMMARY, points.PICTURE, points.TEXT, points.ALT, points.ENGLISH_TEXT)
