"""What a good piece of news has."""

from kultura.completeness import points
from kultura.completeness.table import Table


TABLE = Table(points.SUMMARY, points.TEXT, points.PICTURE, points.ALT, points.ENGLISH_TEXT)
