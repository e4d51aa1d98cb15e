"""Guarding: what is not public at the moment of a request is in no hit, total, facet, suggestion.

The index is always a little behind. What has been hidden since is taken out by id; what lies below
a container that is hidden now, by the container; what is outside its dates, by these. Of what has
changed since, no words of pages are looked at: access to them may have been restricted.
"""

from dataclasses import dataclass
from kultura.reader.lifetime import ends
from kultura.reader.search.index.document import instant
from kultura.reader.search.index.schema import NOTE
from kultura.reader.search.snapshot import NoIndexError
from kultura.reader.search.snapshot import Snapshot
from kultura.reader.search.snapshot import Snapshots
from kultura.store import read
from kultura.store.read import Moment
from psycopg2.extensions import cursor as Cursor
from tantivy import FieldType
from tantivy import Occur
from tantivy import Query


WITHIN = 0.05  # seconds to wait for the index to apply the feed


@dataclass(frozen=True)
class Guarded:
    """The index as it is, the query of what may be shown of it now, and of which records it is
    behind: they are public, but their pages may be so no more."""

    snapshot: Snapshot
    public: Query
    behind: tuple[str, ...]


def guarded(snapshots: Snapshots, cursor: Cursor) -> Guarded:
    """Return the index as it is, and what may be shown of it now.

    Raises NoIndexError, also for an index that has followed another history of the store.
    """
    moment = read.moment(cursor)
    snapshot = snapshots.get(moment.change, WITHIN)
    if not snapshot.applied.is_of(moment):
        snapshot = _of_this_history(snapshots, cursor)
    named: set[str] = set()
    if snapshot.number < moment.change:
        ends(cursor, moment.now)  # what the index lacks will be found without another version
        named = read.named_since(cursor, snapshot.number)
    behind = read.visible_among(cursor, named) if named else set()
    closed = snapshot.containers - read.open_containers(cursor)
    public = _public(snapshot, moment, sorted(named - behind), sorted(closed))
    return Guarded(snapshot, public, tuple(sorted(behind)))


def _of_this_history(snapshots: Snapshots, cursor: Cursor) -> Snapshot:
    """Return an index that is ahead of the moment, if the feed has come so far since."""
    snapshot = snapshots.again()
    if snapshot is None or not snapshot.applied.is_of(read.moment(cursor)):
        raise NoIndexError
    return snapshot


def _public(snapshot: Snapshot, moment: Moment, hidden: list[str], closed: list[str]) -> Query:
    now = instant(moment.now)
    never = [(Occur.Must, Query.all_query()), (Occur.MustNot, snapshot.term(NOTE, NOTE))]
    if hidden:
        never.append((Occur.MustNot, snapshot.any_of("uid", hidden)))
    if closed:
        never.append((Occur.MustNot, snapshot.any_of("containers", closed)))
    never.append((Occur.MustNot, between(snapshot, "visible_from", low=now + 1)))
    never.append((Occur.MustNot, between(snapshot, "visible_until", high=now)))
    return Query.boolean_query(never)


def between(
    snapshot: Snapshot, field: str, low: int | None = None, high: int | None = None
) -> Query:
    """Return the query of a number that lies between two, both included."""
    return Query.range_query(
        snapshot.schema,
        field,
        FieldType.Integer,
        lower_bound=low,
        upper_bound=high,
        use_inverted_index=field.startswith("visible"),
    )
