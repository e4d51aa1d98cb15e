"""A correction that came while its record was locked is written when it is brought again."""

from kultura.batches.faults import BatchBusy
from kultura.batches.faults import BatchFault
from kultura.batches.proceeding import taken
from packages import retitled
from plone import api
from typing import Any

import pytest
import transaction


EDITOR = "biblioteka-editor"


def step(obj: Any, *transitions: str) -> None:
    """Take a record through its workflow."""
    for transition in transitions:
        with api.env.adopt_user(username="region" if transition == "publish" else EDITOR):
            api.content.transition(obj, transition, comment="Błąd w tytule.")
    transaction.commit()


@pytest.mark.parametrize(
    ("locking", "freeing"),
    [(["submit"], ["retract"]), (["submit", "publish"], ["withdraw", "reopen"])],
    ids=["waits", "public"],
)
def test_correction_that_found_no_draft_is_written_when_it_is_one(
    ingest, package, record, locking, freeing
) -> None:
    (first,) = ingest(package)
    step(record(first), *locking)
    retitled(package, "Atlas", "Atlas świata")
    (second,) = ingest(package, goal="pending")
    assert record(second).title == "Atlas"
    step(record(first), *freeing)
    (again,) = ingest(package)
    assert (again.batch.id, again.batch.outcome, again.new) == (second.batch.id, "updated", True)
    assert again.batch.note == []
    assert record(first).title == "Atlas świata"
    assert api.content.get_state(record(first)) == "draft"  # what is asked for now, not then
    record(first).title = "Atlas (poprawiony)"
    transaction.commit()
    (once_more,) = ingest(package)
    assert (record(first).title, once_more.new) == ("Atlas (poprawiony)", False)


def test_correction_that_was_corrected_since_is_not_written_any_more(
    ingest, package, record
) -> None:
    (first,) = ingest(package)
    step(record(first), "submit")
    retitled(package, "Atlas", "Atlas swiata")
    ingest(package)
    retitled(package, "swiata", "świata")
    step(record(first), "retract")
    ingest(package)
    retitled(package, "świata", "swiata")
    ingest(package)
    assert record(first).title == "Atlas świata"


def test_a_batch_is_taken_by_one_and_free_as_soon_as_it_is_done(ingest, package) -> None:
    (brought,) = ingest(package)
    for _ in range(100):
        with taken(brought.batch.id), pytest.raises(BatchBusy), taken(brought.batch.id):
            pass
        with pytest.raises(BatchFault, match="broken"), taken(brought.batch.id):
            raise BatchFault("broken")
