"""Rebuilding: every object marked anew, and written by the projector as any other.

Verifying compares what is stored with what would be rendered, writing nothing. Both run online:
what somebody changes meanwhile is compared again.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields
from kultura.publication.lookup import all_uids
from kultura.publication.projector import OpenSite
from kultura.publication.rendering import region_of
from kultura.publication.rendering import render
from kultura.settings import Settings
from kultura.store import stored
from kultura.store.marks import mark_ready
from kultura.store.projection import Projection
from psycopg2.extensions import connection as Connection
from typing import Any

import time


PORTION = 200
ROUNDS = 10
BETWEEN_ROUNDS = 1.0  # seconds, in which the projector may catch up


@dataclass(frozen=True)
class Difference:
    """An object whose rows are not what would be rendered now, and in which columns."""

    uid: str
    path: str
    what: tuple[str, ...]


def mark_all(open_site: OpenSite, connection: Connection) -> int:
    """Mark every object in the catalog and every row; return how many there are."""
    with open_site() as site:
        uids = sorted({*all_uids(site), *_stored(connection)})
    for portion in _portions(uids):
        with connection, connection.cursor() as cursor:
            mark_ready(cursor, portion)
    return len(uids)


def verify(
    open_site: OpenSite,
    connection: Connection,
    settings: Settings,
    told: Callable[[int], None] = lambda done: None,
) -> list[Difference]:
    """Compare all rows with fresh renderings; return those that differ and are not marked.

    `told` hears how many objects were compared.
    """
    with open_site() as site:
        uids = sorted({*all_uids(site), *_stored(connection)})
    doubtful: dict[str, Difference] = {}
    for number, portion in enumerate(_portions(uids), start=1):
        doubtful |= _differing(open_site, connection, settings, portion)
        told(min(number * PORTION, len(uids)))
    for _ in range(ROUNDS):
        if not doubtful:
            break
        time.sleep(BETWEEN_ROUNDS)
        doubtful = _differing(open_site, connection, settings, sorted(doubtful))
    return list(doubtful.values())


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


def _stored(connection: Connection) -> set[str]:
    with connection, connection.cursor() as cursor:
        return stored.uids(cursor)


def _portions(uids: Iterable[str]) -> Iterator[list[str]]:
    ordered = list(uids)
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]
