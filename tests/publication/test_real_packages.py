"""The real packages from their folders to the public, with the decision that one of them needs."""

from kultura.repository import premis
from kultura.repository.root import Repository

import ingest_acts
import pytest


REASON = "The masters stay in the national library."


@pytest.fixture(scope="module")
def paths(shared) -> list[str]:
    """The monograph, whose eight masters are missing, and the bag."""
    return [str(shared / "data/ndk/monograph"), str(shared / "data/ocr-d/kant_aufklaerung_1784")]


def test_real_packages_come_in(cms, region, paths, store) -> None:
    (monograph, waits, _), (bag, *came) = cms(ingest_acts.bring_all, paths)
    assert (waits, came) == ("needs-decision", ["described", 1])
    assert cms(ingest_acts.decide_about, monograph, "region", "waive", REASON) == "checked"
    again = cms(ingest_acts.bring_all, paths)
    assert again == [(monograph, "described", 1), (bag, "described", 1)]

    repository = Repository(region.directory("masters"))
    stored = repository.object("kultura:muzeum/b50eb6b0-f0a4-11e3-b72e-005056827e52")
    assert len(stored.inventory.version().state) == 35 + 1
    assert len(stored.inventory.fixity["md5"]) >= 33
    (waived,) = [one for one in premis.events(repository, stored) if one.outcome == "waived"]
    assert waived.user.name == "Region"
    assert (waived.notes[0], len(waived.notes)) == (REASON, 1 + 8)

    assert cms(ingest_acts.hand_over, monograph) == ""
    assert cms(ingest_acts.state, monograph) == "submitted"
    assert cms(ingest_acts.entries) == [("monograph, kant_aufklaerung_1784", 1)]
    assert cms(ingest_acts.state, bag) == "described"
    assert cms(ingest_acts.hand_over, bag) == ""  # its pages show that it is German text
    assert cms(ingest_acts.entries) == [("monograph, kant_aufklaerung_1784", 2)]
    store.execute("SELECT uid FROM digitisation.batch WHERE id = %s", (monograph,))
    assert cms(ingest_acts.approve, store.fetchone()[0]) == "published"
    assert cms(ingest_acts.state, monograph) == "published"
    assert cms(ingest_acts.entries) == [("monograph, kant_aufklaerung_1784", 1)]
