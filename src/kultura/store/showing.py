"""Showing: the projector's last step, a short SQL transaction that holds the marks."""

from collections.abc import Mapping
from kultura.store.feed import announce
from kultura.store.hides import hide
from kultura.store.marks import erase
from kultura.store.marks import hold
from kultura.store.marks import Mark
from kultura.store.parked import park
from kultura.store.parked import unpark
from kultura.store.projection import Projection
from kultura.store.writing import project
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor


def show(connection: Connection, rendered: Mapping[Mark, Projection | None]) -> tuple[str, ...]:
    """Write what was rendered, None meaning that the public may not see it.

    Renderings whose mark is of another generation by now are thrown away. Return the UIDs whose
    rows have changed.
    """
    with connection, connection.cursor() as cursor:
        held = hold(cursor, list(rendered))
        outcome = {mark.uid: found for mark, found in rendered.items() if mark.uid in held}
        changed = project(cursor, [found for found in outcome.values() if found])
        hidden = _hide(cursor, [uid for uid, found in outcome.items() if not found])
        erase(cursor, held)
        if held:
            announce(cursor, held, changed, altered=bool(changed or hidden))
    return changed


def put_aside(connection: Connection, mark: Mark, error: str, *, hidden: bool) -> None:
    """Park an object that could not be rendered; hide it where Anonymous may not see it."""
    with connection, connection.cursor() as cursor:
        if hold(cursor, [mark]):
            altered = hidden and hide(cursor, [mark.uid])
            park(cursor, mark, error)
            if altered:
                announce(cursor, [mark.uid])


def _hide(cursor: Cursor, uids: list[str]) -> bool:
    unpark(cursor, uids)
    return hide(cursor, uids)
