"""People note what they think of the quality of a package, for whoever looks at it later."""

from kultura.batches.deciding import found
from kultura.batches.deciding import may_decide
from kultura.batches.deciding import NotYours
from kultura.digitisation.finding import shown
from kultura.imports.writing.place import ADD
from kultura.imports.writing.place import allowed
from kultura.imports.writing.place import user_id
from kultura.review.bookkeeping import bookkeeping
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.quality_notes import write_note
from typing import Any
from typing import Final


LONGEST: Final = 2000  # characters


def note_quality(site: Any, id: int, note: str) -> bool:
    """Add a note to a batch in the current user's name; tell whether it says anything.

    Raises BatchFault where there is none, or the user has nothing to do with it.
    """
    note = shown(" ".join(note.split()))[:LONGEST]
    if not note:
        return False
    with bookkeeping() as cursor:
        batch = found(batch_numbered(cursor, id), id)
        if not may_note(site, batch):
            raise NotYours(f"{user_id()} has nothing to do with packages in {batch.institution}.")
        write_note(cursor, id, user_id(), note)
    return True


def may_note(site: Any, batch: Batch) -> bool:
    """Tell whether the current user brings packages there, or decides about them."""
    place = site.unrestrictedTraverse(batch.place, None)
    return may_decide(site, batch) or (place is not None and allowed(ADD, place))
