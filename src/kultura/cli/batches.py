"""What is said of a batch on the terminal: its state, where it went, what to do next."""

from dataclasses import asdict
from kultura.cli.terminal import tell
from kultura.store import batches
from kultura.store.batch import Batch
from typing import Any
from typing import Final


NEXT: Final = {
    batches.CHECKED: "Run kultura ingest again: it goes on where it was.",
    batches.NEEDS_DECISION: "Bring the rest, or let somebody else say: kultura batch waive {id}",
    batches.REFUSED: "Correct it and bring it again.",
}


def plain_batch(batch: Batch, state: str = "") -> dict[str, Any]:
    """Return what JSON can say of a batch; its state is the row's unless said."""
    from kultura.batches.telling import note_of

    return {**asdict(batch), "note": note_of(batch), "state": state or batch.state}


def say_batch(batch: Batch, state: str = "") -> None:
    """Say how far a batch has come, and what to do next."""
    from kultura.batches.telling import note_of

    tell(f"  batch {batch.id}: {state or batch.state}")
    if batch.version:
        tell(f"  {batch.outcome}, {batch.object}, version {batch.version}, record {batch.uid}")
    if batch.note:
        tell(f"  {note_of(batch)}")
    if batch.state in NEXT:
        tell(f"    → {NEXT[batch.state].format(id=batch.id)}")
