"""Writing projections: rows of several objects in one transaction, whose marks the caller holds."""

from collections.abc import Iterable
from collections.abc import Sequence
from kultura.store.hides import DROPPED
from kultura.store.hides import keep_chains
from kultura.store.parked import unpark
from kultura.store.projection import columns
from kultura.store.projection import Occurrence
from kultura.store.projection import Opening
from kultura.store.projection import Projection
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.projection import values
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from typing import Any


PARTS = {
    "rendering": Rendering,
    "occurrence": Occurrence,
    "reference": Reference,
    "opening": Opening,
}
RECORD = tuple(name for name in columns(Projection) if name not in {f"{table}s" for table in PARTS})


def project(cursor: Cursor, projections: Sequence[Projection]) -> tuple[str, ...]:
    """Show objects as their projections say; return the UIDs of those that were not so already.

    The caller holds their marks, and announces them afterwards.
    """
    stored = fingerprints(cursor, [one.uid for one in projections])
    new = [one for one in projections if stored.get(one.uid) != one.fingerprint]
    known = [one for one in projections if stored.get(one.uid) == one.fingerprint]
    write(cursor, new)
    _write_paths(cursor, new)
    _insert(cursor, "opening", known, "ON CONFLICT DO NOTHING")
    unpark(cursor, [one.uid for one in projections])
    return tuple(one.uid for one in new)


def write(cursor: Cursor, projections: Sequence[Projection]) -> None:
    """Write the rows of objects over those there are."""
    _write_records(cursor, projections)
    _write_parts(cursor, projections)
    keep_chains(cursor, [one.containers for one in projections])


def fingerprints(cursor: Cursor, uids: Sequence[str]) -> dict[str, str]:
    """Return the fingerprint of what is stored, by UID; withdrawn records have none."""
    cursor.execute(
        "SELECT uid, fingerprint FROM publication.record"
        " WHERE uid = ANY(%s) AND withdrawn_at IS NULL",
        (list(uids),),
    )
    return dict(cursor.fetchall())


def _write_records(cursor: Cursor, projections: Sequence[Projection]) -> None:
    names = (*RECORD, "withdrawn_at", "fingerprint")
    rows = [(*_record(one), None, one.fingerprint) for one in projections]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "uid")
    _execute(
        cursor,
        f"INSERT INTO publication.record ({', '.join(names)}) VALUES %s"
        f" ON CONFLICT (uid) DO UPDATE SET {updates}",
        rows,
    )


def _record(projection: Projection) -> list[Any]:
    found = (getattr(projection, name) for name in RECORD)
    return [list(value) if isinstance(value, tuple) else value for value in found]


def _write_parts(cursor: Cursor, projections: Sequence[Projection]) -> None:
    uids = [one.uid for one in projections]
    for table in DROPPED if uids else ():
        cursor.execute(f"DELETE FROM publication.{table} WHERE uid = ANY(%s)", (uids,))
    for table in PARTS:
        _insert(cursor, table, projections)


def _insert(
    cursor: Cursor, table: str, projections: Iterable[Projection], otherwise: str = ""
) -> None:
    names = columns(PARTS[table], "uid")
    rows = [(one.uid, *values(part)) for one in projections for part in getattr(one, f"{table}s")]
    _execute(
        cursor,
        f"INSERT INTO publication.{table} ({', '.join(names)}) VALUES %s {otherwise}",
        rows,
    )


def _write_paths(cursor: Cursor, projections: Sequence[Projection]) -> None:
    rows = sorted({(one.path, one.uid) for one in projections if one.collection})
    unique = dict(rows)
    _execute(
        cursor,
        "INSERT INTO publication.path VALUES %s"
        " ON CONFLICT (path) DO UPDATE SET uid = excluded.uid WHERE path.uid <> excluded.uid",
        sorted(unique.items()),
    )


def _execute(cursor: Cursor, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        execute_values(cursor, statement, rows, page_size=len(rows))
