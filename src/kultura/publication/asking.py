"""Asking the worker for something, in the transaction that gives the reason for it.

The job is written with the marks, before ZODB commits, and may be taken when it has. Where the cms
dies in between, nobody knows whether it had: the job is done, so a kind looks for itself.
"""

from datetime import datetime
from kultura.publication.data_manager import joined
from kultura.store.jobs import Asked
from typing import Any


def ask(kind: str, payload: dict[str, Any], run_at: datetime | None = None) -> None:
    """Have a job done after the commit of this transaction, at once or at a time."""
    joined().asked.append(Asked(kind, payload, run_at))
