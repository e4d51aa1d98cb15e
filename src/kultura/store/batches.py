"""Batches: packages of digitised objects, each with the state it has come to, and who brought it.

Received, checked, described; or it needs a decision, is refused, or was replaced by a later one.
A statement changes a state only from the state it leaves, so that of two processes one is first.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json
from typing import Any
from typing import Final


RECEIVED: Final = "received"
CHECKED: Final = "checked"
NEEDS_DECISION: Final = "needs-decision"
DESCRIBED: Final = "described"
REFUSED: Final = "refused"
REPLACED: Final = "replaced"
UNDER_WAY: Final = (RECEIVED, CHECKED)

Note = Sequence[Mapping[str, Any]]
"""What is told of a package: messages with their values, or plain texts."""

RECEIVE: Final = """
INSERT INTO digitisation.batch (run, source, received_at)
VALUES (%s, %s, publication.clock()) RETURNING id
"""
CHECK: Final = """
UPDATE digitisation.batch
SET state = %(state)s, checked_at = publication.clock(), format = %(format)s,
    identifier = %(identifier)s, title = %(title)s, pages = %(pages)s, files = %(files)s,
    size = %(size)s, counts = %(counts)s, description = %(description)s,
    fingerprint = %(fingerprint)s
WHERE id = %(id)s AND state = 'received'
"""
DESCRIBE: Final = """
UPDATE digitisation.batch
SET state = 'described', described_at = publication.clock(), object = %(object)s,
    version = %(version)s, added = %(added)s, uid = %(uid)s, outcome = %(outcome)s, note = %(note)s
WHERE id = %(id)s AND state = 'checked'
"""
REFUSE: Final = """
UPDATE digitisation.batch SET state = 'refused',
    counts = jsonb_set(counts, ARRAY[%(severity)s],
        to_jsonb(coalesce((counts ->> %(severity)s)::integer, 0) + 1))
WHERE id = %(id)s AND state = 'checked'
"""
MOVE: Final = "UPDATE digitisation.batch SET state = %s, note = %s WHERE id = %s AND state = %s"


@dataclass(frozen=True)
class Checked:
    """What the checks say of a package."""

    state: str
    format: str
    identifier: str
    title: str
    pages: int
    files: int
    size: int
    counts: Mapping[str, int]
    description: Mapping[str, Any]
    fingerprint: str


@dataclass(frozen=True)
class Placed:
    """Where a package went: its object and version in the repository, its record, and a note.

    ``added`` is how many bytes the version brought.
    """

    object: str
    version: int
    added: int
    uid: str
    outcome: str
    note: Note


def receive(cursor: Cursor, run: str, source: str) -> int:
    """Note that a package was brought; return its number."""
    cursor.execute(RECEIVE, (run, source))
    return cursor.fetchone()[0]


def check(cursor: Cursor, id: int, checked: Checked) -> bool:
    """Note what the checks say of a package that was received; tell whether it still was."""
    values = {**vars(checked), "id": id}
    values |= {name: Json(values[name]) for name in ("counts", "description")}
    cursor.execute(CHECK, values)
    return cursor.rowcount == 1


def describe(cursor: Cursor, id: int, placed: Placed) -> bool:
    """Note that a checked package is kept and has its record; tell whether it still was checked."""
    cursor.execute(DESCRIBE, {**vars(placed), "note": Json(placed.note), "id": id})
    return cursor.rowcount == 1


def write_again(cursor: Cursor, id: int, outcome: str, note: Note) -> None:
    """Note what became of a record that was written again, as somebody decided."""
    statement = "UPDATE digitisation.batch SET outcome = %s, note = %s WHERE id = %s"
    cursor.execute(statement, (outcome, Json(note), id))


def refuse(cursor: Cursor, id: int, severity: str) -> bool:
    """Refuse a checked package for one thing more that was found; tell whether it was checked."""
    cursor.execute(REFUSE, {"id": id, "severity": severity})
    return cursor.rowcount == 1


def move(cursor: Cursor, id: int, before: str, after: str, note: Note = ()) -> bool:
    """Move a batch from one state to another; tell whether it was there."""
    cursor.execute(MOVE, (after, Json(note), id, before))
    return cursor.rowcount == 1


def found_at(cursor: Cursor, id: int, source: str) -> None:
    """Note that the package of a batch that goes on later lies in another folder now."""
    statement = "UPDATE digitisation.batch SET source = %s WHERE id = %s AND state = ANY(%s)"
    cursor.execute(statement, (source, id, [RECEIVED, CHECKED, NEEDS_DECISION]))


def drop(cursor: Cursor, id: int) -> None:
    """Forget a batch that turned out to be one that is here already."""
    cursor.execute("DELETE FROM digitisation.batch WHERE id = %s", (id,))
