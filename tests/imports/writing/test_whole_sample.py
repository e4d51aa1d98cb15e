"""All 3,000 records of the sample, published and imported again: hours of work in minutes."""

from kultura.imports.importing import Importing
from kultura.imports.order import Order
from kultura.imports.preparing import prepare
from pathlib import Path
from plone import api

import pytest


MAPPING = Path(__file__).resolve().parents[3] / "examples/tate/mapping.yaml"


@pytest.mark.long
def test_whole_sample(museum, shared, tmp_path) -> None:
    source = shared / "data/tate/artworks-3000.jsonl"

    def importing() -> Importing:
        order = Order("muzeum", "published")
        return prepare(museum.aq_parent, source, MAPPING, order, tmp_path / "runs").importing

    first = importing()
    assert first.run().plain() == {"created": 3000, "updated": 0, "unchanged": 0, "refused": 0}
    first.close()
    assert len(api.content.find(portal_type="DigitalObject", review_state="published")) == 3000
    assert importing().run().plain()["unchanged"] == 3000
