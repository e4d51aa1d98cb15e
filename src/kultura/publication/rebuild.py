"""Rebuilding: every object marked anew, and written by the projector as any other.

Verifying compares what is stored with what would be rendered, writing nothing. Both run online:
what somebody changes meanwhile is compared again.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from kultura.behaviors.lookup import all_uids
from kultura.publication.projector import OpenSite
from kultura.publication.projector import Projector
from kultura.publication.rendering import region_of
from kultura.publication.rendering import render
from kultura.settings import Settings
from kultura.store import stored
from kultura.store.filling import is_filled
from kultura.store.filling import set_filled
from kultura.store.marks import mark_ready
from kultura.store.projection import Projection
from kultura.store.ripe import lag
from kultura.store.settling import settle
from psycopg2.extensions import connection as Connection
from typing import Any

import time


PORTION = 200
ROUNDS = 10
MOMENT = 0.05  # seconds between looks at what others still do
BETWEEN_ROUNDS = 1.0  # seconds, in which the projector may catch up


Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Difference:
    """An object whose rows are not what would be rendered now, and in which columns."""

    uid: str
    path: str
    what: tuple[str, ...]


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
    total = mark_all(open_site, connection)
    projector = Projector(open_site, connection, settings)
    while waiting := _waiting(connection):
        told(max(0, total - waiting), total)
        if not projector.project_batch():
            time.sleep(MOMENT)
    settle(connection)
    told(total, total)
    return Rebuilt(total, _feed_since(connection, before))


def mark_all(open_site: OpenSite, connection: Connection) -> int:
    """Mark every object in the catalog and every row; return how many there are."""
    uids = _all(open_site, connection)
    for portion in _portions(uids):
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
    return mark_all(open_site, connection)


def verify(
    open_site: OpenSite, connection: Connection, settings: Settings, told: Told = silent
) -> list[Difference]:
    """Compare all rows with fresh renderings; return those that still differ after a while.

    `told` hears how many objects were compared, and of how many.
    """
    uids = _all(open_site, connection)
    doubtful: dict[str, Difference] = {}
    for number, portion in enumerate(_portions(uids), start=1):
        doubtful |= _differing(open_site, connection, settings, portion)
        told(min(number * PORTION, len(uids)), len(uids))
    for _ in range(ROUNDS):
        if not doubtful:
            break
        time.sleep(BETWEEN_ROUNDS)
        doubtful = _differing(open_site, connection, settings, sorted(doubtful))
    return _explained(connection, doubtful)


def _differing(
    open_site: OpenSite, connection: Connection, settings: Settings, uids: list[str]
) -> dict[str, Difference]:
    region = region_of(settings)
    with open_site() as site, connection, connection.cursor() as cursor:
        wanted = {uid: _rendered(site, uid, settings, region) for uid in uids}
        found = stored.projections(cursor, uids)
    compared = ((uid, _compare(uid, wanted[uid], found.get(uid))) for uid in uids)
    return {uid: difference for uid, difference in compared if difference}


def _rendered(site: Any, uid: str, settings: Settings, region: Any) -> Projection | None | str:
    try:
        return render(site, uid, settings.region_language, region)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _explained(connection: Connection, found: dict[str, Difference]) -> list[Difference]:
    with connection, connection.cursor() as cursor:
        waiting = stored.marked(cursor, list(found))
    return [
        replace(one, what=("waits to be published",)) if one.uid in waiting else one
        for one in found.values()
    ]


def _compare(
    uid: str, wanted: Projection | None | str, found: Projection | None
) -> Difference | None:
    if isinstance(wanted, str):
        return Difference(uid, found.path if found else "", (wanted,))
    if wanted is None or found is None:
        there = wanted or found
        if there is None:
            return None
        return Difference(there.uid, there.path, ("missing" if wanted else "too much",))
    if wanted.fingerprint == found.fingerprint:
        return None
    what = (f.name for f in fields(Projection) if f.name != "openings")
    names = tuple(name for name in what if getattr(wanted, name) != getattr(found, name))
    return Difference(wanted.uid, wanted.path, names)


def _all(open_site: OpenSite, connection: Connection) -> list[str]:
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


def _portions(uids: Iterable[str]) -> Iterator[list[str]]:
    ordered = list(uids)
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]
