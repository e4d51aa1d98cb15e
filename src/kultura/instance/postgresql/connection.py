"""How the database is reached: DSNs without passwords, which a passfile holds."""

from contextlib import contextmanager
from kultura.instance import passwords
from kultura.instance.postgresql import place as places
from kultura.settings import Settings
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2


if TYPE_CHECKING:
    from collections.abc import Iterator
    from psycopg2.extensions import connection


DATABASE = "kultura"
OWNER = "kultura"
READER = "kultura_reader"
ADMINISTRATOR = "kultura_admin"
AT_WORK = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = %s)"


def passfile(settings: Settings) -> Path:
    """Name the file of the embedded server's passwords (libpq's format, mode 0600)."""
    return settings.secrets / passwords.PGPASS_FILE


def dsn(settings: Settings, user: str = OWNER, database: str = DATABASE) -> str:
    """Give the DSN of the database: the configured one, else that of the embedded server."""
    configured = settings.default_context.db_relstorage_postgresql_dsn
    if configured:
        return configured
    parts = {
        "host": str(places.recorded(settings).sockets),
        "port": str(places.PORT),
        "dbname": database,
        "user": user,
        "passfile": str(passfile(settings)),
    }
    return " ".join(f"{name}={quoted(value)}" for name, value in parts.items())


def reader_dsn(settings: Settings) -> str:
    """Give the DSN of the role that may read what is public, and nothing else."""
    if settings.embedded_database:
        return dsn(settings, READER)
    return settings.kultura.postgresql.reader_dsn


def is_at_work(settings: Settings, application: str) -> bool:
    """Tell whether a process of ours is connected, by the name it gives itself."""
    try:
        with connected(dsn(settings)) as opened, opened.cursor() as cursor:
            cursor.execute(AT_WORK, (application,))
            return cursor.fetchone()[0]
    except psycopg2.OperationalError:
        return False


def quoted(value: str) -> str:
    """Quote a value of a DSN (libpq, 32.1.1.1 Keyword/Value Connection Strings)."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


@contextmanager
def connected(dsn: str) -> "Iterator[connection]":
    """Open a connection in autocommit for a few statements, and close it."""
    connection = psycopg2.connect(dsn, connect_timeout=5)
    try:
        connection.autocommit = True
        yield connection
    finally:
        connection.close()
