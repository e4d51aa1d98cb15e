"""Fixtures of the writing side: a museum in the layer's site, and imports into it."""

from collections.abc import Callable
from collections.abc import Iterator
from kultura.imports.checkpoint import begin
from kultura.imports.importing import Importing
from kultura.imports.mapping.labels import labels_in
from kultura.imports.mapping.reading import mapping_of
from kultura.imports.order import Order
from kultura.imports.report import Outcome
from kultura.imports.report import outcomes_in
from kultura.imports.source import Source
from kultura.imports.survey import survey
from kultura.imports.writing.approval import Approval
from kultura.imports.writing.fields import TypeFields
from kultura.imports.writing.place import container_at
from kultura.imports.writing.rows import Rows
from kultura.vocabularies.site import site_vocabulary
from pathlib import Path
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from typing import Any

import json
import pytest
import transaction


MAPPING = """
identifier: id
fields:
  inventory_number: id
  title: title
  dating_text: date
  materials: {path: materials, split: ";"}
  agents: {path: people, row: {name: name, born: born}}
  edm_type: {constant: IMAGE}
  work_rights: {constant: "http://rightsstatements.org/vocab/InC/1.0/"}
  reproduction_rights: {constant: "http://rightsstatements.org/vocab/InC/1.0/"}
private:
  donor: donor
"""


@pytest.fixture
def museum(functional_portal) -> Iterator[Any]:
    """A museum, with the site's owner logged in."""
    login(functional_portal.aq_parent, SITE_OWNER_NAME)
    museum = api.content.create(functional_portal, "Museum", "muzeum", title="Muzeum")
    transaction.commit()
    yield museum
    logout()


@pytest.fixture
def importing(museum, tmp_path: Path) -> Callable[..., Importing]:
    """Return a function that prepares an import of rows into the museum."""

    def prepare(rows: list[Any], mapping: str = MAPPING, **order: Any) -> Importing:
        path = tmp_path / "source.jsonl"
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        path.write_text("\n".join(lines), encoding="utf-8")
        return importing_from(path, mapping, museum, tmp_path / "runs", Order("muzeum", **order))

    return prepare


def importing_from(path: Path, text: str, museum: Any, runs: Path, order: Order) -> Importing:
    """Prepare an import of a file."""
    fields = TypeFields("DigitalObject")
    mapping = mapping_of(text, fields.target)
    source = Source(path, mapping.options)
    checkpoint = begin(runs, {"source": path.name})
    rows = Rows(
        order=order,
        mapping=mapping,
        terms=labels_in(site_vocabulary),
        fields=fields,
        container=container_at(museum.aq_parent, order.institution),
        run=checkpoint.run,
        approval=Approval(order.goal, "publish", f"kultura import, run {checkpoint.run}"),
        repeated=survey(source.rows(), mapping).repeated,
    )
    return Importing(museum.aq_parent, source, rows, checkpoint)


@pytest.fixture
def imported(importing) -> Callable[..., list[Outcome]]:
    """Return a function that imports rows into the museum and returns the report."""

    def run(rows: list[Any], mapping: str = MAPPING, **order: Any) -> list[Outcome]:
        prepared = importing(rows, mapping, **order)
        prepared.run()
        prepared.close()
        return list(outcomes_in(prepared.checkpoint.report))

    return run


@pytest.fixture
def objects(museum) -> Any:
    """Where the museum's objects are."""
    return museum["obiekty"]
