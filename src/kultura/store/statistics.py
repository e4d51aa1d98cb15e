"""Statistics: what the planner knows of the tables is renewed as they grow.

The reader plans a statement once and keeps the plan until its tables are analyzed. Planned on a
store that has just been made, it would read whole tables once a row when thousands of records have
come in; PostgreSQL's own autovacuum looks once a minute.
"""

from kultura.store.schema import SCHEMA
from psycopg2 import sql
from psycopg2.extensions import connection as Connection


OUTGROWN = """
SELECT relname
FROM pg_stat_user_tables
WHERE schemaname = %s AND n_mod_since_analyze > 50 + n_live_tup / 5
ORDER BY relname
"""


def renew_statistics(connection: Connection) -> list[str]:
    """Analyze the tables of which a fifth has changed; return their names."""
    with connection, connection.cursor() as cursor:
        cursor.execute(OUTGROWN, (SCHEMA,))
        outgrown = [name for (name,) in cursor.fetchall()]
    for name in outgrown:
        with connection, connection.cursor() as cursor:
            statement = sql.SQL("ANALYZE (SKIP_LOCKED) {}")
            cursor.execute(statement.format(sql.Identifier(SCHEMA, name)))
    return outgrown
