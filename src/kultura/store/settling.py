"""Settling: telling the feed what one change did to others.

A container shown or hidden changes all below it at once in the views; the feed hears of each record
here, in portions, so that no editor waits long for the state row. The same for dates that pass.
"""

from kultura.store.feed import announce
from kultura.store.feed import announce_passed
from kultura.store.feed import passed_boundaries
from kultura.store.feed import settled
from kultura.store.feed import unannounced_below
from kultura.store.feed import unsettled_containers
from psycopg2.extensions import connection as Connection


PORTION = 500


def settle(connection: Connection) -> None:
    """Bring the feed up to what is visible now, as far as containers and dates go."""
    settle_boundaries(connection)
    settle_containers(connection)


def settle_containers(connection: Connection) -> None:
    """Announce all that is below containers that were shown or hidden."""
    with connection, connection.cursor() as cursor:
        waiting = unsettled_containers(cursor)
    for container, seen_round in waiting:
        _settle_container(connection, container, seen_round)


def _settle_container(connection: Connection, container: str, seen_round: int) -> None:
    with connection, connection.cursor() as cursor:
        uids = unannounced_below(cursor, container)
    for start in range(0, len(uids), PORTION):
        with connection, connection.cursor() as cursor:
            announce(cursor, uids[start : start + PORTION], altered=False)
    with connection, connection.cursor() as cursor:
        settled(cursor, container, seen_round)


def settle_boundaries(connection: Connection) -> None:
    """Announce records whose first or last moment has passed."""
    with connection, connection.cursor() as cursor:
        if passed_boundaries(cursor):
            announce_passed(cursor)
