"""A change of facts in the words the history shows: which date, what it said, what it says."""

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from kultura.behaviors.fields.rows import Rows
from kultura.behaviors.zone import region_zone
from kultura.presentation.written import written_showing
from kultura.presentation.written import written_whole_days
from kultura.vocabularies.factory import spoken_language
from kultura.workflows.operational_facts.facts import Row
from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.shapes import is_empty
from typing import Any
from typing import Final
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IField


NOTHING: Final = "–"
# Follows from another column, and would only repeat it.
UNSAID: Final = frozenset({"previous_start"})


def sentences(field: Rows, rows: Sequence[Row], found: Iterable[Difference]) -> list[str]:
    """Return one sentence for each difference; ``rows`` are all rows, old and new."""
    return [
        _sentence(field, rows, difference)
        for difference in found
        if not UNSAID.intersection(difference.path)
    ]


def when(row: Row) -> str:
    """Write the day, and where it has one the hour, that a row is about."""
    start, language = row["start"], spoken_language()
    if isinstance(start, datetime):
        return written_showing(start, None, region_zone(), language)
    return written_whole_days(start, row.get("end"), language)


def _sentence(field: Rows, rows: Sequence[Row], difference: Difference) -> str:
    key, *columns = difference.path
    row = next(row for row in rows if key in (str(row.get("id")), str(row["start"])))
    what = [_title(field.row_schema[column]) for column in columns[:1]]
    column = field.row_schema[columns[0]] if columns else None
    change = f"{_said(column, difference.old)} → {_said(column, difference.new)}"
    return ": ".join([when(row), *what, change])


def _title(column: IField) -> str:
    return translate(column.title, context=getRequest())


def _said(column: IField | None, value: Any) -> str:
    if is_empty(value):
        return NOTHING
    if isinstance(value, dict):
        hours = "–".join(value[name] for name in ("opens", "closes") if value.get(name))
        return " ".join(filter(None, [hours, value.get("note")])) or when(value)
    if isinstance(value, datetime):
        return written_showing(value, None, region_zone(), spoken_language())
    if isinstance(value, date):
        return written_whole_days(value, None, spoken_language())
    if IChoice.providedBy(column):
        return column.bind(None).vocabulary.getTerm(value).title
    return str(value)
