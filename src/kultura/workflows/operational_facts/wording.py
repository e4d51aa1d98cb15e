"""A change of facts in the words the history shows: which date, what it said, what it says."""

from collections.abc import Iterable
from collections.abc import Sequence
from kultura.behaviors.fields.rows import Rows
from kultura.workflows.operational_facts.facts import Row
from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.wording import row_title
from kultura.workflows.working_copies.wording import said
from typing import Final
from zope.globalrequest import getRequest
from zope.i18n import translate


# Follows from another column, and would only repeat it.
UNSAID: Final = frozenset({"previous_start"})


def sentences(field: Rows, rows: Sequence[Row], found: Iterable[Difference]) -> list[str]:
    """Return one sentence for each difference; ``rows`` are all rows, old and new."""
    return [
        _sentence(field, rows, difference)
        for difference in found
        if not UNSAID.intersection(difference.path)
    ]


def _sentence(field: Rows, rows: Sequence[Row], difference: Difference) -> str:
    key, *names = difference.path
    row = next(row for row in rows if key in (str(row.get("id")), str(row["start"])))
    column = field.row_schema[names[0]] if names else field.value_type
    what = [translate(column.title, context=getRequest())] if names else []
    change = f"{said(column, difference.old)} → {said(column, difference.new)}"
    return ": ".join([row_title(row), *what, change])
