"""Uploads: packages that come from a browser in pieces, and how far each has come.

What is received is what was on the disk when its transaction committed: a file may be longer where
somebody died in between, and is cut to it then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import fields
from datetime import datetime
from psycopg2.extensions import cursor as Cursor
from typing import Final


KEPT: Final = "7 days"  # after the last piece, and after it was brought
BEGIN: Final = f"""
INSERT INTO digitisation.upload
    (id, institution, place, collection, goal, person, name, fingerprint, length, begun, expires)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, publication.clock(),
    publication.clock() + interval '{KEPT}')
"""
ADVANCE: Final = f"""
UPDATE digitisation.upload SET received = %s, expires = publication.clock() + interval '{KEPT}'
WHERE id = %s
"""
TAKEN: Final = f"""
UPDATE digitisation.upload SET batch = %s, taken_at = publication.clock(),
    expires = publication.clock() + interval '{KEPT}'
WHERE id = %s
"""
IN_FLIGHT: Final = """
SELECT coalesce(sum(length), 0) FROM digitisation.upload
WHERE institution = %s AND taken_at IS NULL AND expires > publication.clock()
"""
FORGET: Final = """
DELETE FROM digitisation.upload
WHERE expires <= publication.clock() AND (batch IS NULL OR taken_at IS NOT NULL)
"""
AWAITED: Final = """
SELECT EXISTS (
    SELECT FROM digitisation.batch
    WHERE state = ANY('{received,checked,needs-decision}') AND starts_with(source, %s)
)
"""


@dataclass(frozen=True)
class Announced:
    """What is said of a package before its first byte: whose, what, how long.

    ``place`` is a path, ``fingerprint`` what the browser will know the file again by.
    """

    id: str
    institution: str
    place: str
    collection: str
    goal: str
    person: str
    name: str
    fingerprint: str
    length: int


@dataclass(frozen=True)
class Upload(Announced):
    """A package as far as it has come; ``batch`` when it is whole."""

    received: int
    expires: datetime
    expired: bool
    batch: int | None
    taken_at: datetime | None

    @property
    def whole(self) -> bool:
        """Whether every byte is here."""
        return self.received == self.length

    @property
    def state(self) -> str:
        """How far it has come, in a word."""
        if self.taken_at:
            return "taken"
        return "whole" if self.whole else "receiving"


def begin(cursor: Cursor, announced: Announced) -> None:
    """Note an upload of which nothing is here yet."""
    cursor.execute(BEGIN, tuple(vars(announced).values()))


def upload_of(cursor: Cursor, id: str, lock: bool = False) -> Upload | None:
    """Return an upload, None where there is none (any more).

    Locked, it is this transaction's alone; raises LockNotAvailable where it is another's.
    """
    further = " FOR UPDATE NOWAIT" if lock else ""
    return next(iter(_uploads(cursor, f"WHERE id = %s{further}", (id,))), None)


def uploads_by(cursor: Cursor, person: str, place: str) -> list[Upload]:
    """Return what a person is bringing to a place, and has brought lately, the newest first."""
    where = "WHERE person = %s AND place = %s AND expires > publication.clock() ORDER BY begun DESC"
    return _uploads(cursor, where, (person, place))


def in_flight(cursor: Cursor, institution: str) -> int:
    """Return how many bytes are announced to an institution and not kept yet."""
    cursor.execute(IN_FLIGHT, (institution,))
    return int(cursor.fetchone()[0])


def advance(cursor: Cursor, id: str, received: int) -> None:
    """Note how many bytes are on the disk."""
    cursor.execute(ADVANCE, (received, id))


def hand_over(cursor: Cursor, id: str, batch: int) -> None:
    """Note as which batch an upload that is whole goes on."""
    cursor.execute("UPDATE digitisation.upload SET batch = %s WHERE id = %s", (batch, id))


def take(cursor: Cursor, id: str, batch: int) -> None:
    """Note that an upload was brought, and as which batch."""
    cursor.execute(TAKEN, (batch, id))


def drop(cursor: Cursor, id: str) -> None:
    """Forget an upload."""
    cursor.execute("DELETE FROM digitisation.upload WHERE id = %s", (id,))


def drop_expired(cursor: Cursor) -> None:
    """Forget what nobody went on with, and what was brought long ago."""
    cursor.execute(FORGET)


def is_awaited(cursor: Cursor, folder: str) -> bool:
    """Tell whether a package below a folder goes on yet, or waits for a decision."""
    cursor.execute(AWAITED, (f"{folder}/",))
    return cursor.fetchone()[0]


def _uploads(cursor: Cursor, where: str, values: Sequence[object]) -> list[Upload]:
    columns = ", ".join(
        "expires <= publication.clock()" if field.name == "expired" else field.name
        for field in fields(Upload)
    )
    cursor.execute(f"SELECT {columns} FROM digitisation.upload {where}", values)
    return [Upload(*row) for row in cursor.fetchall()]
