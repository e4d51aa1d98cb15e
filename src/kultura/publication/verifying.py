"""Verifying: what is stored compared with what would be rendered now, writing nothing.

It runs online: what waits to be shown is waited for, what somebody changes meanwhile is compared
again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import fields
from functools import partial
from kultura.publication.projector import OpenSite
from kultura.publication.rebuild import all_of
from kultura.publication.rebuild import PORTION
from kultura.publication.rebuild import portions
from kultura.publication.rebuild import silent
from kultura.publication.rebuild import Told
from kultura.publication.rendering import region_of
from kultura.publication.rendering import render
from kultura.settings import Settings
from kultura.store import stored
from kultura.store.projection import Projection
from psycopg2.extensions import connection as Connection
from typing import Any

import time


ROUNDS = 10  # in which nothing got better
BETWEEN_ROUNDS = 1.0  # seconds, in which the projector may catch up
WAITS = "waits to be shown"


@dataclass(frozen=True)
class Difference:
    """An object whose rows are not what would be rendered now, and in which columns."""

    uid: str
    path: str
    what: tuple[str, ...]


Differences = dict[str, Difference]  # by UID
Differing = Callable[[list[str]], Differences]


def verify(
    open_site: OpenSite, connection: Connection, settings: Settings, told: Told = silent
) -> list[Difference]:
    """Compare all rows with fresh renderings; return those that differ once nothing gets better.

    What is marked is compared when it has been shown. `told` hears how many objects are found to be
    right, or not to become so, and of how many.
    """
    differing = partial(_differing, open_site, connection, settings)
    uids = all_of(open_site, connection)
    found = _compared(differing, uids, len(uids), told)
    rounds = ROUNDS
    while found and rounds:
        time.sleep(BETWEEN_ROUNDS)
        before, found = found, _compared(differing, sorted(found), len(uids), told)
        rounds = ROUNDS if len(found) < len(before) else rounds - 1
    told(len(uids), len(uids))
    return list(found.values())


def _compared(differing: Differing, uids: list[str], total: int, told: Told) -> Differences:
    """Compare what is left of a total, a portion at a time; return what differs."""
    found: Differences = {}
    for number, portion in enumerate(portions(uids), start=1):
        found |= differing(portion)
        right = min(number * PORTION, len(uids)) - len(found)
        told(total - len(uids) + right, total)
    return found


def _differing(
    open_site: OpenSite, connection: Connection, settings: Settings, uids: list[str]
) -> Differences:
    """Return what differs of a portion; of what is marked only that it waits."""
    region = region_of(settings)
    with connection, connection.cursor() as cursor:
        waiting = stored.marked(cursor, uids)
    with open_site() as site:
        rest = [uid for uid in uids if uid not in waiting]
        wanted = {uid: _rendered(site, uid, settings, region) for uid in rest}
    with connection, connection.cursor() as cursor:
        stored.hold_still(cursor)
        found = stored.projections(cursor, rest)
    compared = {uid: _compare(uid, wanted[uid], found.get(uid)) for uid in rest}
    differing = {uid: difference for uid, difference in compared.items() if difference}
    return differing | {uid: Difference(uid, path, (WAITS,)) for uid, path in waiting.items()}


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
