"""What becomes of rows when operational facts change; no Zope objects.

Only the columns of ``FACTS`` change. A new beginning carries end and doors along, and keeps the
beginning that was announced first.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kultura.behaviors.fields.refusals import Refused
from kultura.i18n import _
from typing import Any
from typing import Final


Row = dict[str, Any]

FACTS: Final = ("status", "availability", "start", "end", "door_time", "link", "note")
SCHEDULED: Final = "scheduled"
RESCHEDULED: Final = "rescheduled"


def with_facts(rows: Sequence[Row], changes: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the schedule's rows with changes, each ``{"id": …, <fact>: <value>, …}``.

    Raises Refused for a row that is not there and for a column that is no operational fact.
    """
    changed = {row["id"]: row for row in rows}
    for change in changes:
        facts = dict(change)
        row = _row(changed, facts.pop("id", None))
        _refuse_other_columns(facts)
        changed[row["id"]] = _row_with(row, facts)
    return list(changed.values())


def with_exceptions(rows: Sequence[Row], exceptions: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the exceptional opening hours with others in place of those of the same first day.

    ``{"start": …, "remove": true}`` takes one away.
    """
    by_day = {row["start"]: row for row in rows}
    for exception in exceptions:
        row = dict(exception)
        if row.get("start") is None:
            raise Refused(_("refused_no_day", default="Say from which day on it holds."))
        if row.pop("remove", False):
            by_day.pop(row["start"], None)
        else:
            by_day[row["start"]] = row
    return sorted(by_day.values(), key=lambda row: row["start"])


def _row_with(row: Row, facts: Row) -> Row:
    start = facts.get("start", row.get("start"))
    if start is None:
        raise Refused(_("refused_no_start", default="A date needs the time at which it begins."))
    if start == row["start"]:
        return {**row, **facts}
    return {**row, **_moved(row, start), **facts}


def _moved(row: Row, start: datetime) -> Row:
    """Return what follows from a new beginning, where nothing else was said."""
    announced = row.get("previous_start") or row["start"]
    moved: Row = {"start": start, "previous_start": None, "status": SCHEDULED}
    if start != announced:
        moved |= {"previous_start": announced, "status": RESCHEDULED}
    for column in ("end", "door_time"):
        if row.get(column):
            moved[column] = start + _gap(row["start"], row[column], start)
    return moved


def _gap(start: datetime, other: datetime, moved: datetime) -> Any:
    return other.astimezone(moved.tzinfo) - start.astimezone(moved.tzinfo)


def _row(rows: Mapping[str, Row], row_id: object) -> Row:
    if row_id in rows:
        return rows[row_id]
    raise Refused(
        _(
            "refused_no_such_date",
            default="There is no date “${id}” in the schedule.",
            mapping={"id": str(row_id)},
        )
    )


def _refuse_other_columns(facts: Mapping[str, Any]) -> None:
    for column in facts:
        if column not in FACTS:
            raise Refused(
                _(
                    "refused_no_fact",
                    default="“${column}” is not changed without approval; propose changes "
                    "instead. These are: ${facts}.",
                    mapping={"column": column, "facts": ", ".join(FACTS)},
                )
            )
