"""Operational facts and JSON: what can be changed as it stands, and what a body asks for."""

from kultura.behaviors.fields.json import column_from_json
from kultura.behaviors.fields.json import row_from_json
from kultura.behaviors.fields.json import row_to_json
from kultura.behaviors.fields.rows import Rows
from kultura.behaviors.zone import region_zone
from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from kultura.workflows.operational_facts.change import EXCEPTIONS
from kultura.workflows.operational_facts.change import SCHEDULE
from kultura.workflows.operational_facts.facts import FACTS
from kultura.workflows.working_copies.values import fields_of
from plone.dexterity.interfaces import IDexterityContent
from typing import Any
from typing import Final


SHOWN: Final = ("id", *FACTS, "previous_start")
FIELDS: Final = (SCHEDULE, EXCEPTIONS)


def in_json(content: IDexterityContent) -> dict[str, list[dict[str, Any]]]:
    """Return the facts of the content, by field, rows as plone.restapi writes them."""
    fields = fields_of(content)
    return {
        name: [_row(name, fields[name].field, row) for row in fields[name].get() or []]
        for name in FIELDS
        if name in fields
    }


def from_json(content: IDexterityContent, body: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the changes a body asks for; raises a refusal that names what cannot be read."""
    fields = fields_of(content)
    unknown = sorted(name for name in body if name not in FIELDS or name not in fields)
    if unknown or not body:
        raise _not_facts(unknown, [name for name in FIELDS if name in fields])
    read = {SCHEDULE: _schedule_change, EXCEPTIONS: _exception}
    return {
        name: [read[name](fields[name].field, row) for row in _rows(name, rows)]
        for name, rows in body.items()
    }


def _row(name: str, field: Rows, row: dict[str, Any]) -> dict[str, Any]:
    whole = row_to_json(field.row_schema, row)
    return {column: whole[column] for column in SHOWN} if name == SCHEDULE else whole


def _rows(name: str, rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadInput(
            _(
                "refused_facts_not_rows",
                default="'${name}' must be a list of rows.",
                mapping={"name": name},
            )
        )
    return rows


def _schedule_change(field: Rows, row: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that are named, read; which of them are facts is said elsewhere."""
    schema, zone = field.row_schema, region_zone()
    return {
        name: column_from_json(schema[name], value, zone) if name in schema else value
        for name, value in row.items()
    }


def _exception(field: Rows, row: dict[str, Any]) -> dict[str, Any]:
    schema, zone = field.row_schema, region_zone()
    if row.get("remove"):
        return {"start": column_from_json(schema["start"], row.get("start"), zone), "remove": True}
    return row_from_json(schema, {name: row[name] for name in row if name != "remove"}, zone)


def _not_facts(unknown: list[str], allowed: list[str]) -> BadInput:
    return BadInput(
        _(
            "refused_not_facts",
            default="Name what changes: ${allowed}. Anything else is proposed for approval.",
            mapping={"allowed": ", ".join(allowed) or "–"},
        ),
        unknown=unknown,
        allowed=allowed,
    )
