"""A store that came with a backup: what was another server's is made this one's."""

from kultura.store.schema import DIGITISATION
from kultura.store.schema import SCHEMA
from psycopg2.extensions import cursor as Cursor


SCHEMAS = (SCHEMA, DIGITISATION)
"""All that Kultura has in the database beside the cms's own tables."""

EMPTY = """
SELECT NOT EXISTS (SELECT FROM publication.record)
    AND NOT EXISTS (SELECT FROM publication.announcement)
    AND NOT EXISTS (SELECT FROM publication.pending)
    AND NOT EXISTS (SELECT FROM digitisation.delivery)
"""

# A mark's xid counts the transactions of the server it was made in: here it may lie in the future
# for years. Whatever was under way there has ended with the backup, so every mark is ripe.
RIPEN = """
UPDATE publication.pending SET ready = true, overlapped = false, xid = pg_current_xact_id()
"""

JOBS = "UPDATE publication.job SET ready = true, xid = pg_current_xact_id()"

# Whoever remembers answers or keeps an index by the numbers of the store that was backed up begins
# again: from here on the two count apart.
MOVE = "UPDATE publication.state SET version = version + 1, store = gen_random_uuid()"


def is_empty(cursor: Cursor) -> bool:
    """Tell whether nothing is or was public in the store, waits to be, or was brought in."""
    cursor.execute(EMPTY)
    return cursor.fetchone()[0]


def drop(cursor: Cursor) -> None:
    """Take the schemas away, so that a backup can bring its own."""
    cursor.execute(f"DROP SCHEMA {', '.join(SCHEMAS)} CASCADE")


def adopt(cursor: Cursor) -> None:
    """Make the marks, the version and the identity of a restored store those of this server."""
    cursor.execute(RIPEN)
    cursor.execute(JOBS)
    cursor.execute(MOVE)
