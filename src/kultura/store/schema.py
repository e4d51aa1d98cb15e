"""The schema's life: made and migrated by Alembic, its views made anew each time.

Tables are changed by numbered migrations; what is public is said by `views.sql` alone, which
replaces the views in the same transaction. The version moves with it and names no turn: nothing
that was answered by other views is kept.
"""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from hashlib import blake2b
from importlib.resources import files
from kultura.store.locks import Lock
from kultura.store.locks import transaction_lock
from pathlib import Path
from psycopg2.extensions import cursor as Cursor
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection as EngineConnection
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

import psycopg2


SCHEMA = "publication"
DIGITISATION = "digitisation"
MOVE = f"UPDATE {SCHEMA}.state SET version = version + 1"
VIEWS = "SELECT viewname FROM pg_views WHERE schemaname = %s"


def upgrade(dsn: str) -> bool:
    """Bring the schema to this version of Kultura; tell whether a migration was needed."""
    with _engine(dsn).begin() as connection:
        cursor = connection.connection.cursor()
        transaction_lock(cursor, Lock.MIGRATION)
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        before = _revision(connection)
        if before is not None:
            cursor.execute(MOVE)  # before the views: who holds this row looks at them
        drop_views(cursor)
        command.upgrade(_config(connection), "head")
        cursor.execute(_views())
        cursor.execute(f"COMMENT ON SCHEMA {SCHEMA} IS %s", (_views_name(),))
        return before != _revision(connection)


def is_current(dsn: str) -> bool:
    """Tell whether the schema is there, needs no migration, and has the views of this version."""
    with _engine(dsn).connect() as connection:
        head = ScriptDirectory.from_config(_config(connection)).get_current_head()
        cursor = connection.connection.cursor()
        cursor.execute("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", (SCHEMA,))
        return _revision(connection) == head and cursor.fetchone() == (_views_name(),)


def drop_views(cursor: Cursor) -> None:
    """Drop the views, so that tables under them can be changed."""
    cursor.execute(VIEWS, (SCHEMA,))
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP VIEW IF EXISTS {SCHEMA}.{name} CASCADE")


def _views() -> str:
    return files("kultura.store").joinpath("views.sql").read_text(encoding="utf-8")


def _views_name() -> str:
    return f"views {blake2b(_views().encode(), digest_size=8).hexdigest()}"


def _engine(dsn: str) -> Engine:
    return create_engine(
        "postgresql+psycopg2://", creator=lambda: psycopg2.connect(dsn), poolclass=NullPool
    )


def _config(connection: EngineConnection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: EngineConnection) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table_schema": SCHEMA})
    return context.get_current_revision()
