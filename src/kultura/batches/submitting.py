"""Records of packages are handed over for approval: those of a delivery are one entry there."""

from dataclasses import dataclass
from kultura.batches.describing import comment
from kultura.behaviors.lookup import find
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.writing.place import check_submitting
from kultura.imports.writing.transitions import execute
from kultura.imports.writing.transitions import state_of
from kultura.imports.writing.validation import check_complete
from kultura.store.batch import Batch
from typing import Any

import transaction


@dataclass(frozen=True)
class Submitted:
    """What became of a batch that was to be handed over; ``why`` it was not, in a sentence."""

    batch: Batch
    why: str = ""


def submit(site: Any, batch: Batch) -> Submitted:
    """Hand the record of a batch over in the current user's name, and commit.

    Raises ImportRefused where the user may not submit in that institution.
    """
    check_submitting(site.unrestrictedTraverse(batch.place))
    transaction.begin()
    record = find(site, batch.uid) if batch.uid else None
    if record is None:
        return Submitted(batch, "There is no record of it: it was not described, or is deleted.")
    if state_of(record) != "draft":
        return Submitted(batch, f"Its record is {state_of(record)} already.")
    try:
        check_complete(record)
    except RowRefused as refused:
        return Submitted(batch, str(refused))
    execute(record, "submit", comment(batch.run))
    record.reindexObject()
    transaction.commit()
    return Submitted(batch)
