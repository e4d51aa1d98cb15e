"""The publication store in the instance's database: made, migrated, and opened to its reader."""

from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from kultura.store import roles
from kultura.store import schema
from psycopg2 import sql
from psycopg2.extensions import parse_dsn

import psycopg2


def prepare(settings: Settings) -> None:
    """Bring the schema to this version; the reader's role may read its views afterwards."""
    dsn = connection.dsn(settings)
    if not schema.is_current(dsn):
        schema.upgrade(dsn)
    reader = reader_role(settings)
    if reader:
        let_read(dsn, reader)


def prepare_configured(settings: Settings) -> None:
    """Prepare the store in a server that instance.yaml names; the embedded one's waits for it."""
    if not settings.embedded_database:
        prepare(settings)


def reader_role(settings: Settings) -> str:
    """Name the role the public service logs in as; empty where none is configured."""
    if settings.embedded_database:
        return connection.READER
    return parse_dsn(connection.reader_dsn(settings)).get("user", "")


def let_read(dsn: str, reader: str) -> None:
    """Grant the reader its views; raises InstanceError where its role is missing."""
    with psycopg2.connect(dsn, connect_timeout=5) as opened, opened.cursor() as cursor:
        try:
            roles.grant_reading(cursor, reader)
        except psycopg2.errors.UndefinedObject as error:
            name = sql.Identifier(reader).as_string(cursor)
            raise InstanceError(
                f"The role {reader} of kultura.postgresql.reader_dsn is not there: "
                f"CREATE ROLE {name} LOGIN PASSWORD '…' in the database."
            ) from error
    opened.close()
