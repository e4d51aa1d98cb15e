"""The server answers, is new enough, and holds the site's tables."""

from collections.abc import Iterator
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from typing import Any


TITLE = "database reachable"
ORDER = 10
OLDEST = 150000  # PostgreSQL 15


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Look at the server's version and at whether it may be written to."""
    with connection.connected(connection.dsn(settings)) as database, database.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), pg_is_in_recovery()")
        version, standby = cursor.fetchone()
        if database.server_version < OLDEST:
            yield f"PostgreSQL is {version}; Kultura needs 15 or newer."
        if standby:
            yield "The database is a standby, which cannot be written to: name the primary."
