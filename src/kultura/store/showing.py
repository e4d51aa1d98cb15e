"""Showing: the projector's last step, a short SQL transaction that holds the marks."""

from collections.abc import Mapping
from collections.abc import Sequence
from kultura.store.feed import announce
from kultura.store.hides import hide
from kultura.store.marks import erase
from kultura.store.marks import hold
from kultura.store.marks import Mark
from kultura.store.media import Holds
from kultura.store.media import Media
from kultura.store.media import NO_MEDIA
from kultura.store.media import replace
from kultura.store.media import use
from kultura.store.media import users
from kultura.store.page_sets import adopt
from kultura.store.parked import park
from kultura.store.parked import unpark
from kultura.store.projection import Projection
from kultura.store.writing import project
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from typing import Final


NO_PROPOSALS: Final[Mapping[str, Sequence[str]]] = {}


def nothing_held(hash: str, size: int) -> bool:
    """Tell that no bytes are there, where no files are written."""
    return False


def show(
    connection: Connection,
    rendered: Mapping[Mark, Projection | None],
    media: Media = NO_MEDIA,
    holds: Holds = nothing_held,
    merged: Mapping[str, Sequence[str]] = NO_PROPOSALS,
) -> tuple[str, ...]:
    """Write what was rendered, None meaning that the public may not see it.

    Renderings whose mark is of another generation by now are thrown away. `media` are the files
    they show, whose bytes `holds` finds; a new file of an object changes the records that show it.
    `merged` are the proposals that went into records: their pages become the records' own.
    Return the UIDs whose rows have changed. Raises MediaLostError, having written nothing.
    """
    with connection, connection.cursor() as cursor:
        held = hold(cursor, list(rendered))
        outcome = {mark.uid: found for mark, found in rendered.items() if mark.uid in held}
        own = {uid: medium for uid, medium in media.own.items() if uid in held}
        replaced = replace(cursor, own, holds)
        use(cursor, media.shown)
        changed = project(cursor, [found for found in outcome.values() if found])
        changed += _adopt(
            cursor, {uid: merged.get(uid, ()) for uid, found in outcome.items() if found}
        )
        hidden = _hide(cursor, [uid for uid, found in outcome.items() if not found])
        erase(cursor, held)
        if held:
            showing = set().union(*users(cursor, replaced).values())
            altered = bool(changed or hidden or replaced)
            announce(cursor, {*held, *showing}, {*changed, *showing}, altered=altered)
    return changed


def put_aside(connection: Connection, mark: Mark, error: str, *, hidden: bool) -> None:
    """Park an object that could not be rendered; hide it where Anonymous may not see it."""
    with connection, connection.cursor() as cursor:
        if hold(cursor, [mark]):
            altered = hidden and hide(cursor, [mark.uid])
            park(cursor, mark, error)
            if altered:
                announce(cursor, [mark.uid])


def _adopt(cursor: Cursor, merged: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the records whose pages are others now."""
    return tuple(uid for uid, proposals in merged.items() if adopt(cursor, uid, proposals))


def _hide(cursor: Cursor, uids: list[str]) -> bool:
    unpark(cursor, uids)
    return hide(cursor, uids)
