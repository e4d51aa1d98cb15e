"""The change feed and the version: what a client that only follows hears, and what moves a cache.

Entries are not written where things change but found: what is visible now is compared with what
the feed last said. That happens under the lock of the state row, by a statement that begins after
the lock was got, so all earlier changes are seen, numbers are in the order of commits, and none is
lost or doubled. What one change does to others (the contents of a container, dates that pass) is
settled afterwards in the same way.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from kultura.store.notify import notify
from kultura.store.notify import VERSION
from psycopg2.extensions import cursor as Cursor
from typing import Final


PLACES: Final = ["institutions", "venues"]  # by whose hours others are open
MOST_MET: Final = 1_000  # names of one turn, each time a record is reached; more is all
TURNS: Final = 10_000  # of versions are kept

# A turn says of a version which records may be answered otherwise than by the one before: those it
# is about, and those that refer to them or have a showing there. Where it reaches further
# (containers, places, terms) it says nothing, which means all.
ANNOUNCE = """
WITH compared AS (
    SELECT record.uid, record.type, record.collection,
        visible.uid IS NOT NULL AS visible,
        announcement.visible AS announced,
        CASE
            WHEN visible.uid IS NOT NULL AND announcement.visible IS NOT TRUE THEN 'published'
            WHEN visible.uid IS NOT NULL AND record.uid = ANY(%(changed)s) THEN 'changed'
            WHEN visible.uid IS NULL
                AND coalesce(announcement.visible, record.withdrawn_at IS NOT NULL)
                THEN 'withdrawn'
        END AS change
    FROM publication.record
    LEFT JOIN publication.visible ON visible.uid = record.uid
    LEFT JOIN publication.announcement ON announcement.uid = record.uid
    WHERE record.uid = ANY(%(uids)s)
), news AS (
    SELECT * FROM compared WHERE change IS NOT NULL
), said AS (
    INSERT INTO publication.announcement (uid, type, collection, visible, at)
    SELECT uid, type, collection, visible, publication.clock() FROM news WHERE change <> 'changed'
    ON CONFLICT (uid) DO UPDATE SET
        type = excluded.type,
        collection = excluded.collection,
        visible = excluded.visible,
        at = excluded.at
), numbered AS (
    SELECT state.change + row_number() OVER (ORDER BY uid) AS id, uid, type, collection, news.change
    FROM news, publication.state
    WHERE collection IS NOT NULL AND (announced IS NOT NULL OR news.visible)
), written AS (
    INSERT INTO publication.change (id, uid, type, collection, change, at)
    SELECT id, uid, type, collection, change, publication.clock() FROM numbered
), unsettled AS (
    INSERT INTO publication.unsettled (uid)
    SELECT uid FROM news
    WHERE change <> 'changed'
        AND EXISTS (SELECT 1 FROM publication.chain WHERE containers @> ARRAY[news.uid])
    ON CONFLICT (uid) DO UPDATE SET round = unsettled.round + 1
), met AS (
    SELECT named.uid, record.uid IS NOT NULL
        AND (record.collection IS NULL OR record.collection = ANY(%(places)s))
        OR EXISTS (
            SELECT 1 FROM publication.chain WHERE containers @> ARRAY[named.uid]
        ) AS reaches_far
    FROM (SELECT DISTINCT unnest(%(uids)s::text[] || %(changed)s::text[]) AS uid) AS named
    LEFT JOIN publication.record ON record.uid = named.uid  -- or forgotten just now
), reached AS (
    SELECT uid FROM met
    UNION ALL
    SELECT reference.uid FROM publication.reference JOIN met ON reference.target = met.uid
    UNION ALL
    SELECT showing.uid FROM publication.occurrence AS showing JOIN met ON showing.place = met.uid
    WHERE showing.kind = 'showing'
    LIMIT %(most)s + 1
), turned AS (
    INSERT INTO publication.turn (version, uids)
    SELECT state.version + 1, CASE
        WHEN NOT EXISTS (SELECT 1 FROM met WHERE reaches_far)
            AND (SELECT count(*) FROM reached) BETWEEN 1 AND %(most)s
        THEN ARRAY(SELECT DISTINCT uid FROM reached)
    END
    FROM publication.state
    WHERE %(altered)s OR EXISTS (SELECT 1 FROM news)
), forgotten AS (
    DELETE FROM publication.turn
    USING publication.state
    WHERE turn.version <= state.version - %(kept)s
)
UPDATE publication.state SET
    version = version + 1,
    change = change + (SELECT count(*) FROM numbered)
WHERE %(altered)s OR EXISTS (SELECT 1 FROM news)
RETURNING version
"""

BELOW = """
SELECT record.uid
FROM publication.record
LEFT JOIN publication.visible ON visible.uid = record.uid
LEFT JOIN publication.announcement ON announcement.uid = record.uid
WHERE record.containers IN (SELECT containers FROM publication.chain WHERE containers @> ARRAY[%s])
    AND (visible.uid IS NOT NULL) <> coalesce(announcement.visible, false)
ORDER BY record.uid
"""

PASSED = """
WITH span AS (
    SELECT
        least(boundary, publication.clock()) AS low,
        greatest(boundary, publication.clock()) AS high
    FROM publication.state
)
SELECT uid FROM publication.record, span WHERE visible_from > low AND visible_from <= high
UNION
SELECT uid FROM publication.record, span WHERE visible_until > low AND visible_until <= high
"""


@dataclass(frozen=True)
class Change:
    """An entry of the feed: a record was published, changed or withdrawn."""

    id: int
    uid: str
    type: str
    collection: str
    change: str
    at: datetime


def announce(
    cursor: Cursor,
    uids: Iterable[str],
    changed: Iterable[str] = (),
    *,
    altered: bool = True,
) -> int | None:
    """Tell the feed how things stand with some records; last in its transaction.

    `changed` are those whose bytes are new. With `altered` the version moves even where there is no
    news. Return the new version, or None where it did not move.
    """
    hold_state(cursor)
    parameters = {"uids": list(uids), "changed": list(changed), "altered": altered}
    cursor.execute(ANNOUNCE, parameters | {"places": PLACES, "most": MOST_MET, "kept": TURNS})
    row = cursor.fetchone()
    if row is None:
        return None
    notify(cursor, VERSION, str(row[0]))
    return row[0]


def hold_state(cursor: Cursor) -> None:
    """Lock the state row: from now until commit nobody else changes what is public."""
    cursor.execute("SELECT FROM publication.state FOR UPDATE")


def unsettled_containers(cursor: Cursor) -> list[tuple[str, int]]:
    """Return containers whose contents the feed has not been told of, with their round."""
    cursor.execute("SELECT uid, round FROM publication.unsettled ORDER BY uid")
    return cursor.fetchall()


def unannounced_below(cursor: Cursor, container: str) -> list[str]:
    """Return what is below a container and stands otherwise than the feed last said."""
    cursor.execute(BELOW, (container,))
    return [uid for (uid,) in cursor.fetchall()]


def settled(cursor: Cursor, container: str, seen_round: int) -> None:
    """Note that the feed was told of a container's contents, unless it has turned again since."""
    cursor.execute(
        "DELETE FROM publication.unsettled WHERE uid = %s AND round = %s", (container, seen_round)
    )


def passed_boundaries(cursor: Cursor) -> list[str]:
    """Return records whose first or last moment has passed since the feed was last told."""
    cursor.execute(PASSED)
    return [uid for (uid,) in cursor.fetchall()]


def announce_passed(cursor: Cursor) -> int | None:
    """Tell the feed of every boundary that has passed; return the new version, if it moved.

    The state row is held before the records are sought: who commits later computes by a later
    clock.
    """
    hold_state(cursor)
    uids = passed_boundaries(cursor)
    version = announce(cursor, uids)
    cursor.execute("UPDATE publication.state SET boundary = publication.clock()")
    return version


def changes(cursor: Cursor, since: int, limit: int) -> Sequence[Change]:
    """Return entries of the feed after a number, in order."""
    cursor.execute(
        "SELECT id, uid, type, collection, change, at FROM publication.feed"
        " WHERE id > %s ORDER BY id LIMIT %s",
        (since, limit),
    )
    return [Change(*row) for row in cursor.fetchall()]


def turns(cursor: Cursor, since: int, until: int) -> dict[int, list[str] | None]:
    """Return, by version, which records are answered otherwise than by the one before; None is all.

    Of versions after `since` up to `until`; one that is not there is of all, too.
    """
    cursor.execute(
        "SELECT version, uids FROM publication.turned WHERE version > %s AND version <= %s",
        (since, until),
    )
    return dict(cursor.fetchall())


def first_after(cursor: Cursor, number: int) -> datetime | None:
    """Return when the first entry after a number was written; None where there is none."""
    cursor.execute("SELECT at FROM publication.feed WHERE id > %s ORDER BY id LIMIT 1", (number,))
    row = cursor.fetchone()
    return row[0] if row else None
