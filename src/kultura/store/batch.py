"""A batch as it is, with what its delivery says, and batches by what they have in common."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import fields
from datetime import datetime
from kultura.store.asking import ASKS
from kultura.store.asking import with_one_of
from pathlib import PurePath
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final


SELECT: Final = """
SELECT {columns}
FROM digitisation.batch AS b JOIN digitisation.delivery AS d USING (run)
"""
OF_DELIVERY: Final = ("institution", "place", "collection", "goal", "person")


@dataclass(frozen=True)
class Batch:
    """A package as far as it has come; the last five are its delivery's.

    ``note`` is what is told of it: messages with their values, or plain texts.
    """

    id: int
    run: str
    source: str
    state: str
    received_at: datetime
    checked_at: datetime | None
    described_at: datetime | None
    format: str
    identifier: str
    title: str
    pages: int
    files: int
    size: int  # bytes
    counts: Mapping[str, int]
    description: Mapping[str, Any]
    fingerprint: str
    object: str
    version: int | None
    added: int  # bytes that the version brought
    uid: str | None
    outcome: str
    note: Sequence[Mapping[str, Any]]
    institution: str
    place: str
    collection: str
    goal: str
    person: str

    @property
    def name(self) -> str:
        """What people call it: its title, else its identifier, else its folder."""
        return self.title or self.identifier or PurePath(self.source).name


def batch_numbered(cursor: Cursor, id: int) -> Batch | None:
    """Return a batch, None where none has the number."""
    return next(iter(_batches(cursor, "WHERE b.id = %s", (id,))), None)


def batches_of(cursor: Cursor, run: str) -> list[Batch]:
    """Return the batches of a delivery, in the order in which they were brought."""
    return _batches(cursor, "WHERE b.run = %s ORDER BY b.id", (run,))


def same_contents(cursor: Cursor, batch: Batch, fingerprint: str) -> Batch | None:
    """Return the newest earlier batch of the institution with just these files, if there is one."""
    where = (
        "WHERE b.fingerprint = %s AND d.institution = %s AND b.id <> %s"
        " AND b.state NOT IN ('received', 'replaced') ORDER BY b.id DESC LIMIT 1"
    )
    values = (fingerprint, batch.institution, batch.id)
    return next(iter(_batches(cursor, where, values)), None)


def newest_of(cursor: Cursor, uid: str) -> Batch | None:
    """Return the batch that brought the newest version of a record's package, if one did."""
    where = "WHERE b.uid = %s AND b.state = 'described' ORDER BY b.version DESC, b.id DESC LIMIT 1"
    return next(iter(_batches(cursor, where, (uid,))), None)


def waiting_for(cursor: Cursor, batch: Batch, identifier: str) -> list[Batch]:
    """Return the institution's other batches of an object that wait for a decision, or the rest."""
    where = (
        "WHERE b.identifier = %s AND d.institution = %s AND b.id <> %s"
        " AND b.state = 'needs-decision'"
    )
    return _batches(cursor, where, (identifier, batch.institution, batch.id))


def listed(
    cursor: Cursor,
    institution: str = "",
    states: Sequence[str] = (),
    limit: int = 100,
    after: int = 0,
    asking: Sequence[str] = (),
) -> list[Batch]:
    """Return batches, the newest first: of one institution, in some states, older than one.

    With messages only those that ask: whose note has one of them.
    """
    where = (
        "WHERE (%s = '' OR d.institution = %s) AND (%s OR b.state = ANY(%s))"
        f" AND (%s = 0 OR b.id < %s) AND (%s OR ({ASKS})) ORDER BY b.id DESC LIMIT %s"
    )
    chosen = list(states)
    place = (institution, institution, not chosen, chosen, after, after)
    values = (*place, not asking, with_one_of(asking), limit)
    return _batches(cursor, where, values)


def _batches(cursor: Cursor, where: str, values: tuple[Any, ...]) -> list[Batch]:
    cursor.execute(SELECT.format(columns=_columns()) + where, values)
    return [Batch(*row) for row in cursor.fetchall()]


def _columns() -> str:
    names = [field.name for field in fields(Batch)]
    return ", ".join(f"{'d' if name in OF_DELIVERY else 'b'}.{name}" for name in names)
