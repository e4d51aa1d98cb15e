"""Rebuilding: every object marked anew, and written by the projector as any other, online."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from kultura.behaviors.lookup import all_uids
from kultura.publication.projector import OpenSite
from kultura.publication.projector import Projector
from kultura.settings import Settings
from kultura.store import stored
from kultura.store.filling import is_filled
from kultura.store.filling import set_filled
from kultura.store.marks import mark_ready
from kultura.store.ripe import lag
from kultura.store.settling import settle
from psycopg2.extensions import connection as Connection

import time


PORTION = 200  # objects
MOMENT = 0.05  # seconds between looks at what others still do


Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Rebuilt:
    """How many objects were looked at, and how many entries of each kind the feed got."""

    objects: int
    changes: dict[str, int]


def silent(done: int, total: int) -> None:
    """Hear how far it is, and tell nobody."""


def rebuild(
    open_site: OpenSite, connection: Connection, settings: Settings, told: Told = silent
) -> Rebuilt:
    """Have everything rendered anew, here and by projectors that run; return what was wrong.

    `told` hears how many objects are done, and of how many.
    """
    before = _feed_position(connection)
    total = markall_of(open_site, connection)
    projector = Projector(open_site, connection, settings)
    while waiting := _waiting(connection):
        told(max(0, total - waiting), total)
        if not projector.project_batch():
            time.sleep(MOMENT)
    settle(connection)
    told(total, total)
    return Rebuilt(total, _feed_since(connection, before))


def markall_of(open_site: OpenSite, connection: Connection) -> int:
    """Mark every object in the catalog and every row; return how many there are."""
    uids = all_of(open_site, connection)
    for portion in portions(uids):
        with connection, connection.cursor() as cursor:
            mark_ready(cursor, portion)
    with connection, connection.cursor() as cursor:
        set_filled(cursor)
    return len(uids)


def fill(open_site: OpenSite, connection: Connection) -> int:
    """Mark every object of a site that is older than its store, once; return how many."""
    with connection, connection.cursor() as cursor:
        if is_filled(cursor):
            return 0
    return markall_of(open_site, connection)


def all_of(open_site: OpenSite, connection: Connection) -> list[str]:
    """Return the UIDs of every object in the catalog and of every row."""
    with open_site() as site, connection, connection.cursor() as cursor:
        return sorted({*all_uids(site), *stored.uids(cursor)})


def _waiting(connection: Connection) -> int:
    with connection, connection.cursor() as cursor:
        return lag(cursor).pending


def _feed_position(connection: Connection) -> int:
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT change FROM publication.state")
        return cursor.fetchone()[0]


def _feed_since(connection: Connection, position: int) -> dict[str, int]:
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT change, count(*) FROM publication.change WHERE id > %s GROUP BY change",
            (position,),
        )
        return dict(cursor.fetchall())


def portions(uids: Iterable[str]) -> Iterator[list[str]]:
    """Yield UIDs a portion at a time."""
    ordered = list(uids)
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]
