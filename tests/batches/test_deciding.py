"""A package that lacks masters waits: somebody else takes it so, with a reason that is kept."""

from kultura.batches.deciding import decide
from kultura.batches.deciding import NoReason
from kultura.batches.deciding import NotWaiting
from kultura.batches.deciding import NotYours
from kultura.batches.telling import note_of
from kultura.repository import premis
from kultura.store.batch import batch_numbered
from kultura.workflows.history import submitter
from lxml import etree
from packages import complete
from plone import api

import pytest
import shutil


REASON = "Skany mistrzowskie spłonęły, zostały kopie."
NOTE = "{http://www.loc.gov/premis/v3}eventOutcomeDetailNote"
TYPE = "{http://www.loc.gov/premis/v3}eventType"


@pytest.fixture
def decided(library):
    """Decide as a person: ``decided("region", brought, "waive", "why")``."""

    def decide_as(person: str, brought, action: str, reason: str = REASON):
        with api.env.adopt_user(username=person):
            return decide(library.aq_parent, brought.batch.id, action, reason)

    return decide_as


def test_waived_package_is_kept_with_the_reason(
    ingest, waits, decided, repository, go_on, cursor
) -> None:
    (brought,) = ingest(waits)
    assert brought.batch.state == "needs-decision"
    assert not repository.exists
    assert decided("region", brought, "waive").state == "checked"
    batch = go_on(brought.batch.id).batch
    assert (batch.state, batch.version) == ("described", 1)
    stored = repository.object(batch.object)
    told = etree.fromstring(premis.serialize(batch.object, premis.events(repository, stored)))
    notes = [note.text for note in told.iter(NOTE)]
    assert notes == [REASON, "Not in the package: master/1.tif"]
    assert [one.text for one in told.iter(TYPE)].count("quality review") == 1
    assert b"acct:region@" in stored.path("premis.xml").read_bytes()


def test_what_goes_on_is_its_bringer_s_and_not_the_decider_s(
    ingest, waits, decided, go_on, record
) -> None:
    (brought,) = ingest(waits, goal="pending")
    decided("region", brought, "waive")
    obj = record(go_on(brought.batch.id))
    assert api.content.get_state(obj) == "pending"
    assert submitter(obj) == obj.Creator() == "biblioteka-editor"


def test_who_brought_it_and_who_may_not_publish_do_not_decide(
    ingest, waits, museum, decided
) -> None:
    (brought,) = ingest(waits, person="region")
    with pytest.raises(NotYours, match="somebody else decides"):
        decided("region", brought, "waive")
    for person in ("biblioteka-editor", "muzeum-editor"):
        with pytest.raises(NotYours, match="may not decide"):
            decided(person, brought, "waive")


def test_what_is_refused_with_a_reason_stays_refused(ingest, waits, decided, repository) -> None:
    (brought,) = ingest(waits)
    with pytest.raises(NoReason):
        decided("region", brought, "waive", " \n")
    decided("region", brought, "refuse")
    with pytest.raises(NotWaiting, match="it is refused"):
        decided("region", brought, "waive")
    (again,) = ingest(waits)
    assert (again.new, again.batch.id, again.batch.state) == (False, brought.batch.id, "refused")
    assert not repository.exists


def test_the_rest_takes_the_place_of_what_waits(ingest, waits, cursor) -> None:
    (brought,) = ingest(waits)
    complete(waits)
    (rest,) = ingest(waits)
    assert (rest.batch.state, rest.batch.version) == ("described", 1)
    replaced = batch_numbered(cursor, brought.batch.id)
    assert replaced.state == "replaced"
    assert note_of(replaced) == f"Batch {rest.batch.id} took its place."


def test_waived_package_that_lies_elsewhere_now_goes_on_from_there(
    ingest, waits, decided, tmp_path
) -> None:
    (brought,) = ingest(waits)
    decided("region", brought, "waive")
    moved = tmp_path / "elsewhere/bag"
    moved.parent.mkdir()
    shutil.move(waits, moved)
    (again,) = ingest(moved)
    assert (again.batch.id, again.batch.state) == (brought.batch.id, "described")


def test_waiver_is_not_for_files_that_changed_since(ingest, waits, decided, go_on) -> None:
    (brought,) = ingest(waits)
    decided("region", brought, "waive")
    (waits / "notes.txt").write_text("changed", encoding="utf-8")
    assert go_on(brought.batch.id).batch.state == "needs-decision"
