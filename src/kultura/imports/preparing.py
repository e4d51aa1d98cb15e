"""From what is asked to a run that can start: everything that can be wrong is said before it does.

The one door for the command, the demo, and whoever else brings records in.
"""

from collections.abc import Mapping as Facts
from dataclasses import asdict
from dataclasses import dataclass
from hashlib import sha256
from kultura.imports.checkpoint import begin
from kultura.imports.checkpoint import Checkpoint
from kultura.imports.checkpoint import unfinished
from kultura.imports.faults import SourceFault
from kultura.imports.importing import Importing
from kultura.imports.mapping.labels import labels_in
from kultura.imports.mapping.mapping import Mapping
from kultura.imports.mapping.reading import mapping_in
from kultura.imports.order import Order
from kultura.imports.source import Source
from kultura.imports.survey import missing_columns
from kultura.imports.survey import Survey
from kultura.imports.survey import survey
from kultura.imports.writing import place
from kultura.imports.writing.approval import Approval
from kultura.imports.writing.fields import TypeFields
from kultura.imports.writing.rows import Rows
from kultura.vocabularies.site import site_vocabulary
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Prepared:
    """An import ready to run; `resumed` goes on with one that was killed."""

    importing: Importing
    survey: Survey
    resumed: bool
    warnings: tuple[str, ...] = ()


def prepare(site: Any, source_path: Path, mapping_path: Path, order: Order, root: Path) -> Prepared:
    """Prepare an import in the name of the current user; `root` is the folder of all runs.

    Raises MappingFault, SourceFault, and ImportRefused where the place or the user does not do.
    """
    fields = TypeFields(place.PORTAL_TYPE)
    mapping = mapping_in(mapping_path, fields.target)
    container = place.container_at(site, order.institution)
    publish = may_start(container, order)
    source = Source(source_path, mapping.options)
    found = survey(source.rows(), mapping)
    warnings = checked_columns(found, mapping, source)
    facts = facts_of(source, mapping_path, mapping, order, container)
    checkpoint, resumed = checkpoint_for(root, facts, order)
    rows = Rows(
        order=order,
        mapping=mapping,
        terms=labels_in(site_vocabulary),
        fields=fields,
        container=container,
        run=checkpoint.run,
        approval=Approval(order.goal, publish, comment(order, checkpoint.run)),
        repeated=found.repeated,
    )
    return Prepared(Importing(site, source, rows, checkpoint), found, resumed, warnings)


def may_start(container: Any, order: Order) -> str:
    """Return the transition that publishes for the current user, empty where none is asked for.

    Raises ImportRefused where the user may not do what is asked.
    """
    place.check_adding(container)
    if order.goal == "published":
        return place.publishing_action(container)
    if order.goal == "pending":
        place.check_submitting(container)
    return ""


def checked_columns(found: Survey, mapping: Mapping, source: Source) -> tuple[str, ...]:
    """Return warnings about columns the mapping names and no row has.

    In a sheet, where every row has every column, it is a mistake: raises SourceFault.
    """
    missing = missing_columns(found, mapping)
    if missing and source.has_header:
        raise SourceFault(" ".join(missing))
    return tuple(missing)


def checkpoint_for(root: Path, facts: Facts[str, Any], order: Order) -> tuple[Checkpoint, bool]:
    """Return the folder of the run, and whether a killed run left it."""
    left = None if order.dry_run else unfinished(root, dict(facts))
    return (left, True) if left else (begin(root, dict(facts)), False)


def facts_of(
    source: Source, path: Path, mapping: Mapping, order: Order, container: Any
) -> dict[str, Any]:
    """Return what a run is an import of; a run with the same facts is the same import."""
    return {
        "source": source.path.name,
        "sha256": source.sha256(),
        "mapping": mapping.name,
        "mapping_sha256": sha256(path.read_bytes()).hexdigest(),
        "user": place.user_id(),
        **asdict(order),
        "institution": "/".join(container.getPhysicalPath()),
    }


def comment(order: Order, run: str) -> str:
    """Return what the history of an object says of the import."""
    option = {"draft": "", "pending": " --submit", "published": " --publish"}[order.goal]
    return f"kultura import{option}, {run}"
