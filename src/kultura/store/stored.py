"""What is stored, read back as projections: to compare it with what would be rendered now."""

from collections.abc import Sequence
from kultura.store.projection import columns
from kultura.store.projection import Projection
from kultura.store.writing import PARTS
from kultura.store.writing import RECORD
from psycopg2.extensions import cursor as Cursor
from typing import Any


def hold_still(cursor: Cursor) -> None:
    """Let a transaction that begins see one moment: the rows of an object are in several tables."""
    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def projections(cursor: Cursor, uids: Sequence[str]) -> dict[str, Projection]:
    """Return objects as their rows say, by UID; withdrawn ones and unknown ones are absent."""
    parts = {table: _parts(cursor, table, uids) for table in PARTS}
    cursor.execute(
        f"SELECT {', '.join(RECORD)} FROM publication.record"
        " WHERE uid = ANY(%s) AND withdrawn_at IS NULL",
        (list(uids),),
    )
    found = (dict(zip(RECORD, map(_value, row), strict=True)) for row in cursor.fetchall())
    return {
        row["uid"]: Projection(
            **row, **{f"{table}s": tuple(parts[table].get(row["uid"], ())) for table in PARTS}
        )
        for row in found
    }


def uids(cursor: Cursor) -> set[str]:
    """Return the UIDs of all rows that are no tombstones."""
    cursor.execute("SELECT uid FROM publication.record WHERE withdrawn_at IS NULL")
    return {uid for (uid,) in cursor.fetchall()}


def marked(cursor: Cursor, uids: Sequence[str]) -> dict[str, str]:
    """Return those of some UIDs that wait to be projected, with their path if it is known."""
    cursor.execute(
        "SELECT uid, coalesce(path, '') FROM publication.pending"
        " LEFT JOIN publication.record USING (uid) WHERE uid = ANY(%s)",
        (list(uids),),
    )
    return dict(cursor.fetchall())


def _parts(cursor: Cursor, table: str, uids: Sequence[str]) -> dict[str, list[Any]]:
    kind = PARTS[table]
    names = columns(kind)
    cursor.execute(
        f"SELECT uid, {', '.join(names)} FROM publication.{table} WHERE uid = ANY(%s)",
        (list(uids),),
    )
    found: dict[str, list[Any]] = {}
    for uid, *row in cursor.fetchall():
        part = kind(**dict(zip(names, map(_value, row), strict=True)))
        found.setdefault(uid, []).append(part)
    return found


def _value(value: Any) -> Any:
    if isinstance(value, memoryview):
        return bytes(value)
    return tuple(value) if isinstance(value, list) else value
