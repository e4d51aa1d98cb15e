"""Asking the worker for something, in the transaction that gives the reason for it.

Rows may be written in it too.

The job is written with the marks, before ZODB commits, and may be taken when it has. Where the cms
dies in between, nobody knows whether it had: the job is done, so a kind looks for itself.
"""

from datetime import datetime
from kultura.publication.data_manager import joined
from kultura.publication.data_manager import Write
from kultura.store.jobs import Asked
from typing import Any


def ask(kind: str, payload: dict[str, Any], run_at: datetime | None = None) -> None:
    """Have a job done after the commit of this transaction, at once or at a time."""
    joined().asked.append(Asked(kind, payload, run_at))


def write_at_vote(write: Write) -> None:
    """Have rows written when ZODB has voted for this transaction, in one of the store's.

    They are committed before ZODB is: what is written must be true of what was there before as
    well. Where it raises, nothing is committed.
    """
    joined().writes.append(write)
