"""What a package says, as fields of a record; and what a record must have and it leaves open."""

from collections.abc import Mapping
from kultura.behaviors.inventory_number import is_inventory_number_required
from kultura.digitisation.crosswalk import dublin_core
from kultura.digitisation.crosswalk import mods
from kultura.imports.mapping.mapping import Draft
from kultura.imports.mapping.work import no_terms
from kultura.imports.mapping.work import Terms
from kultura.imports.row import Row
from kultura.store.batch import Batch
from typing import Any
from typing import Final


NOT_EVALUATED: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
RIGHTS: Final = ("work_rights", "reproduction_rights")
CROSSWALK: Final = tuple(dict.fromkeys(rule.field for rule in (*mods.RULES, *dublin_core.RULES)))


class PackageMapping:
    """Stands where an import has its mapping: a row is a batch, its data are fields already."""

    def __init__(self, container: Any, collection: str) -> None:
        self.numbered = is_inventory_number_required(container)
        self.collection = collection

    def names(self) -> tuple[str, ...]:
        """Return the fields that packages fill; what a package no longer says is emptied."""
        further = (*RIGHTS, "inventory_number" if self.numbered else "title")
        chosen = ("collections",) if self.collection else ()
        return tuple(dict.fromkeys((*CROSSWALK, *further, *chosen)))

    def draft(self, row: Row, terms: Terms = no_terms) -> Draft:
        """Return what a package's record is to be."""
        identifier = row.data["identifier"]
        fields = {
            "title": row.data["title"] or identifier,
            **dict.fromkeys(RIGHTS, NOT_EVALUATED),
            **row.data["fields"],
        }
        if self.numbered:
            fields["inventory_number"] = shelf_mark(fields) or identifier
        if self.collection:
            fields["collections"] = [self.collection]
        return Draft(identifier, fields)


def row_of(batch: Batch) -> Row:
    """Return a batch as an import's row: its number is the batch's."""
    data = {
        "identifier": batch.identifier,
        "title": batch.title,
        "fields": batch.description["fields"],
    }
    return Row(batch.id, data)


def shelf_mark(fields: Mapping[str, Any]) -> str:
    """Return by what number the institution itself knows the object, if the package says it."""
    numbers = fields.get("identifiers", [])
    return next((one["value"] for one in numbers if one["type"] == "call-number"), "")
