"""What was brought, as lists and single batches show it: rows of the store with their state now."""

from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from kultura.batches.faults import BatchFault
from kultura.batches.record_notes import ASKING
from kultura.batches.states import states
from kultura.batches.telling import note_of
from kultura.review.bookkeeping import bookkeeping
from kultura.store import batches
from kultura.store.asking import asking_among
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.batch import listed as rows
from kultura.store.findings import Decision
from kultura.store.findings import decisions_of
from kultura.store.findings import findings_of
from kultura.store.findings import Found
from kultura.store.quality_notes import Note
from kultura.store.quality_notes import notes_of
from typing import Any
from typing import Final


OWN: Final = (
    batches.RECEIVED,
    batches.CHECKED,
    batches.NEEDS_DECISION,
    batches.REFUSED,
    batches.REPLACED,
)
STATES: Final = (*OWN, batches.DESCRIBED, "submitted", "published")
PORTION: Final = 500


@dataclass(frozen=True)
class Listed:
    """A batch, the state it has come to, and whether somebody is asked to choose about it."""

    batch: Batch
    state: str
    asks: bool = False


@dataclass(frozen=True)
class Shown:
    """A batch with all that was found in it and decided about it."""

    batch: Batch
    state: str
    findings: Sequence[Found]
    decisions: Sequence[Decision]
    notes: Sequence[Note] = ()

    def plain(self) -> dict[str, Any]:
        """Return what JSON can say."""
        return {
            **asdict(self.batch),
            "note": note_of(self.batch),
            "state": self.state,
            "findings": [asdict(one) for one in self.findings],
            "decisions": [asdict(one) for one in self.decisions],
            "notes": [asdict(one) for one in self.notes],
        }


def listed(
    institution: str, state: str, limit: int, before: int = 0, asking: bool = False
) -> list[Listed]:
    """Return batches, the newest first: of an institution, in a state, older than one.

    If wanted only those with something to choose between record and package.
    """
    found: list[Listed] = []
    while len(found) < limit:
        portion = stored(institution, state, before, asking)
        known, asks = states(portion), asking_of(portion)
        found += [
            Listed(one, known[one.id], one.id in asks)
            for one in portion
            if state in ("", known[one.id])
        ]
        if len(portion) < PORTION:
            break
        before = portion[-1].id
    return found[:limit]


def asking_of(portion: Sequence[Batch]) -> set[int]:
    """Return which batches leave somebody something to choose; no record is loaded for it."""
    with bookkeeping() as cursor:
        return asking_among(cursor, [one.id for one in portion if one.note], ASKING)


def stored(institution: str, state: str, before: int, asking: bool) -> list[Batch]:
    """Return rows among which all batches of a state are."""
    own = () if not state else (state,) if state in OWN else (batches.DESCRIBED,)
    with bookkeeping() as cursor:
        return rows(cursor, institution, own, PORTION, before, ASKING if asking else ())


def shown(id: int) -> Shown:
    """Return a batch; raises BatchFault where there is none."""
    with bookkeeping() as cursor:
        batch = batch_numbered(cursor, id)
        if batch is None:
            raise BatchFault(f"There is no batch {id}.")
        findings, decisions = findings_of(cursor, id), decisions_of(cursor, id)
        notes = notes_of(cursor, id)
    return Shown(batch, states([batch])[id], findings, decisions, notes)
