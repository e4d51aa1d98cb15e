"""People decide about packages that wait: somebody else than who brought one takes it, or refuses.

What is decided is written down with its reason; the reason of a waiver goes into the record that
the repository keeps beside the package.
"""

from kultura.batches.faults import BatchFault
from kultura.digitisation.finding import shown
from kultura.imports.writing.place import allowed
from kultura.imports.writing.place import PUBLISH
from kultura.imports.writing.place import user_id
from kultura.review.bookkeeping import bookkeeping
from kultura.store import batches
from kultura.store import findings
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.findings import Action
from typing import Any
from typing import Final


AFTER: Final[dict[Action, str]] = {"waive": batches.CHECKED, "refuse": batches.REFUSED}


class NoReason(BatchFault):
    """A decision that says no reason."""


class NotYours(BatchFault):
    """Who brought a package does not decide about it; nor does who may not publish there."""


class NotWaiting(BatchFault):
    """A package about which there is nothing to decide (any more)."""


def decide(site: Any, id: int, action: Action, reason: str) -> Batch:
    """Decide about a batch in the current user's name; return it as it is then.

    Raises BatchFault where there is none, it does not wait, or the user may not.
    """
    reason = shown(" ".join(reason.split()))
    if not reason:
        raise NoReason("Say why: --reason. It is kept with the masters for ever.")
    with bookkeeping() as cursor:
        batch = found(batch_numbered(cursor, id), id)
        check_decider(site, batch)
        if not batches.move(cursor, id, batches.NEEDS_DECISION, AFTER[action]):
            raise NotWaiting(f"Batch {id} does not wait for a decision: it is {batch.state}.")
        findings.decide(cursor, id, user_id(), action, reason)
        return batch_numbered(cursor, id)


def found(batch: Batch | None, id: int) -> Batch:
    """Return a batch; raises BatchFault where there is none."""
    if batch is None:
        raise BatchFault(f"There is no batch {id}.")
    return batch


def check_decider(site: Any, batch: Batch) -> None:
    """Raise NotYours where the current user may not decide about a package."""
    if user_id() == batch.person:
        raise NotYours(f"{user_id()} brought batch {batch.id}: somebody else decides about it.")
    if not may_decide(site, batch):
        raise NotYours(f"{user_id()} may not decide about packages in {batch.institution}.")


def may_decide(site: Any, batch: Batch) -> bool:
    """Tell whether the current user decides in the institution of a batch."""
    place = site.unrestrictedTraverse(batch.place, None)
    return place is not None and allowed(PUBLISH, place)
