"""What is stored, read back as projections: to compare it with what would be rendered now."""

from collections.abc import Sequence
from kultura.store.projection import columns
from kultura.store.projection import Projection
from kultura.store.writing import PARTS
from kultura.store.writing import RECORD
from psycopg2.extensions import cursor as Cursor
from typing import Any


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


def marked(cursor: Cursor, uids: Sequence[str]) -> set[str]:
    """Return those of some UIDs that wait to be projected, or are parked."""
    cursor.execute(
        "SELECT uid FROM publication.pending WHERE uid = ANY(%(uids)s)"
        " UNION SELECT uid FROM publication.parked WHERE uid = ANY(%(uids)s)",
        {"uids": list(uids)},
    )
    return {uid for (uid,) in cursor.fetchall()}


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
