"""Hides: what a vote takes away at once, before ZODB commits.

A vote only ever takes away: should ZODB's commit fail after it, the public sees too little for a
moment, never too much, and the projector puts it right. It alone shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What bounds a visible object, beside its own visibility: dates, containers, access."""

    uid: str
    containers: tuple[str, ...]
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    access: str = "open"


# What was never public leaves no trace: a tombstone would tell that it existed.
FORGET = """
DELETE FROM publication.record
WHERE uid = ANY(%(uids)s)
    AND NOT EXISTS (
        SELECT 1 FROM publication.announcement WHERE announcement.uid = record.uid
    )
    AND NOT EXISTS (SELECT 1 FROM publication.visible WHERE visible.uid = record.uid)
"""

WITHDRAW = """
UPDATE publication.record SET withdrawn_at = publication.clock(), fingerprint = NULL
WHERE uid = ANY(%(uids)s) AND withdrawn_at IS NULL
"""

DROPPED = ("rendering", "occurrence", "opening", "reference")

# Of a row and what bounds it now, whether the row shows more than it may.
EXPOSED = """
    coalesce(
        tight.hidden
        OR NOT record.containers @> tight.containers
        OR tight.visible_from > coalesce(record.visible_from, '-infinity')
        OR tight.visible_until < coalesce(record.visible_until, 'infinity')
        OR (tight.access <> 'open' AND tight.access <> record.access),
        false
    ) AND record.uid IS NOT NULL
"""

# greatest and least ignore NULL, which here means no bound.
TIGHTEN = f"""
UPDATE publication.record SET
    containers = ARRAY(
        SELECT DISTINCT uid FROM unnest(record.containers || tight.containers) AS uid ORDER BY uid
    ),
    visible_from = greatest(record.visible_from, tight.visible_from),
    visible_until = least(record.visible_until, tight.visible_until),
    access = CASE WHEN tight.access = 'open' THEN record.access ELSE tight.access END,
    fingerprint = NULL
FROM (VALUES %s) AS tight (uid, hidden, containers, visible_from, visible_until, access)
WHERE record.uid = tight.uid AND record.withdrawn_at IS NULL AND {EXPOSED}
RETURNING record.uid, record.containers, record.access
"""

ROW = "(%s, %s, %s::text[], %s::timestamptz, %s::timestamptz, %s)"


def row_of(uid: str, limits: Limits | None) -> tuple[Any, ...]:
    """Return what bounds an object as a row; with None it is hidden."""
    if limits is None:
        return uid, True, [], None, None, "open"
    dates = limits.visible_from, limits.visible_until
    return uid, False, list(limits.containers), *dates, limits.access


def hide(cursor: Cursor, uids: Sequence[str]) -> bool:
    """Take objects away from the public; tell whether any was there.

    The caller holds their marks, and announces them afterwards.
    """
    if not uids:
        return False
    parameters = {"uids": list(uids)}
    cursor.execute(FORGET, parameters)
    forgotten = cursor.rowcount
    cursor.execute(WITHDRAW, parameters)
    withdrawn = cursor.rowcount
    if withdrawn:
        for table in DROPPED:
            cursor.execute(f"DELETE FROM publication.{table} WHERE uid = ANY(%(uids)s)", parameters)
    return bool(forgotten or withdrawn)


def tighten(cursor: Cursor, limits: Sequence[Limits]) -> tuple[str, ...]:
    """Narrow what visible objects already have: later, shorter, under more containers, less open.

    Wider limits are left to the projector. Return the UIDs that changed; the caller holds their
    marks, and announces them afterwards.
    """
    if not limits:
        return ()
    rows = [row_of(one.uid, one) for one in limits]
    changed = execute_values(cursor, TIGHTEN, rows, ROW, page_size=len(rows), fetch=True)
    keep_chains(cursor, [containers for _uid, containers, _access in changed])
    close_media(cursor, [uid for uid, _containers, access in changed if access != "open"])
    return tuple(uid for uid, _containers, _access in changed)


def keep_chains(cursor: Cursor, chains: Sequence[Sequence[str]]) -> None:
    """Note lists of containers, which the views look up; in order, against deadlocks."""
    rows = sorted({tuple(chain) for chain in chains})
    if rows:
        execute_values(
            cursor,
            "INSERT INTO publication.chain VALUES %s ON CONFLICT DO NOTHING",
            [(list(row),) for row in rows],
            "(%s::text[])",
            page_size=len(rows),
        )


def close_media(cursor: Cursor, uids: Sequence[str]) -> None:
    """Drop what only open access shows."""
    if uids:
        cursor.execute(
            "UPDATE publication.rendering SET media = NULL, image = NULL WHERE uid = ANY(%s)",
            (list(uids),),
        )
