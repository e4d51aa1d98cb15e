"""The examples as objects: what they become, and what of them is public."""

from kultura.imports.order import Order
from kultura.imports.preparing import prepare
from kultura.imports.preparing import Prepared
from kultura.imports.report import outcomes_in
from kultura.interfaces import IPublicRecord
from kultura.records.serialize import serialize
from pathlib import Path
from plone import api

import itertools
import pytest


EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture
def tate_50(shared, tmp_path) -> Path:
    """The first fifty records of the sample."""
    path = tmp_path / "fifty.jsonl"
    with (shared / "data/tate/artworks-3000.jsonl").open(encoding="utf-8") as lines:
        path.write_text("".join(itertools.islice(lines, 50)), encoding="utf-8")
    return path


def published(museum, source: Path, example: str, runs: Path) -> Prepared:
    order = Order("muzeum", "published")
    mapping = EXAMPLES / example / "mapping.yaml"
    prepared = prepare(museum.aq_parent, source, mapping, order, runs)
    prepared.importing.run()
    prepared.importing.close()
    return prepared


def test_tate_records_are_published(museum, objects, tate_50, tmp_path) -> None:
    prepared = published(museum, tate_50, "tate", tmp_path / "runs")
    outcomes = list(outcomes_in(prepared.importing.checkpoint.report))
    assert [outcome.reason for outcome in outcomes if outcome.status != "created"] == []
    assert len(api.content.find(portal_type="DigitalObject", review_state="published")) == 50
    record = serialize(IPublicRecord(objects["d21577"]).record("pl"))
    assert record["creators"][0]["name"] == "Joseph Mallord William Turner"
    assert record["dating"]["edtf"] == "1828"
    assert record["dating"]["derived"] is True
    assert "nature/seascapes and coasts/harbour" in [each["value"] for each in record["subjects"]]
    assert record["rights"]["work"]["reuse"] == "open"


def test_inventory_is_published_without_its_private_columns(museum, objects, tmp_path) -> None:
    source = EXAMPLES / "inwentarz/inwentarz.csv"
    prepared = published(museum, source, "inwentarz", tmp_path / "runs")
    outcomes = list(outcomes_in(prepared.importing.checkpoint.report))
    assert [outcome.reason for outcome in outcomes if outcome.status != "created"] == []
    painting = objects["m-4"]
    assert painting.donor and painting.storage_place and painting.insurance_value
    catalog = api.portal.get_tool("portal_catalog")
    for obj in objects.objectValues():
        record = repr(serialize(IPublicRecord(obj).record("pl")))
        [brain] = catalog(UID=obj.UID())
        indexed = repr(catalog.getIndexDataForRID(brain.getRID()))
        columns = repr(catalog.getMetadataForRID(brain.getRID()))
        for secret in (obj.donor, obj.storage_place):
            assert not secret or secret not in record + indexed + columns
