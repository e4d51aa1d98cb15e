"""The two roles: the writer owns the schema, the reader may only SELECT from its public views.

Neither role is made here: an installation gives both (the embedded server makes them, elsewhere a
database administrator does). `grant` says what the reader may do, and takes everything else away.
"""

from kultura.store.schema import SCHEMA
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor


PUBLIC_VIEWS = (
    "visible_record",
    "visible_rendering",
    "visible_occurrence",
    "visible_date",
    "visible_opening",
    "visible_place",
    "visible_reference",
    "visible_medium",
    "visible_form",
    "visible_page",
    "visible_path",
    "open_container",
    "gone",
    "feed",
    "turned",
    "vocabulary",
    "version",
    "next_boundary",
    "next_turn",
    "backlog",
)
FOR_THE_READER = """
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {reader};
REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {reader};
GRANT USAGE ON SCHEMA {schema} TO {reader};
GRANT SELECT ON {views} TO {reader};
REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC;
"""


def grant_reading(cursor: Cursor, reader: str) -> None:
    """Let a role read what is public, and nothing else; run as the owner of the database."""
    cursor.execute("SELECT current_database()")
    views = [sql.Identifier(SCHEMA, view) for view in PUBLIC_VIEWS]
    statement = sql.SQL(FOR_THE_READER).format(
        schema=sql.Identifier(SCHEMA),
        reader=sql.Identifier(reader),
        views=sql.SQL(", ").join(views),
        database=sql.Identifier(cursor.fetchone()[0]),
    )
    cursor.execute(statement)
